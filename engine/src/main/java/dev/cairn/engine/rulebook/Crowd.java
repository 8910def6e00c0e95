package dev.cairn.engine.rulebook;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.content.Content;
import dev.cairn.engine.decision.Decision;
import dev.cairn.engine.decision.Pick;
import dev.cairn.engine.rulebook.row.ListLimit;
import dev.cairn.engine.word.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Contents on a list that may keep another off it: list limits that they use up, or what they are repetitions of. */
final class Crowd {
    private static final int MOST = 20;

    private final List<ListLimit> limits;
    private final Content content;
    private final List<Content> crowd = new ArrayList<>();

    Crowd(List<ListLimit> limits, Catalog catalog, Content content, Decision decision) {
        this.limits = limits;
        this.content = content;
        int place = catalog.position(content.id());
        for (Pick pick : decision.picks()) {
            Content other = pick.content();
            if (!other.id().equals(content.id())
                    && crowd.size() < MOST
                    && (catalog.repeating(List.of(other.id())).get(place) || sharesLimit(other))) {
                crowd.add(other);
            }
        }
    }

    private boolean sharesLimit(Content other) {
        for (ListLimit limit : limits) {
            Set<String> theirs = limit.field().of(other).stream().map(Word::key).collect(Collectors.toSet());
            for (String value : limit.field().of(content)) {
                String key = Word.key(value);
                if ((limit.key() == null || limit.key().equals(key)) && theirs.contains(key)) {
                    return true;
                }
            }
        }
        return false;
    }

    List<Content> contents() {
        return crowd;
    }

    /** Each out of the way by itself: the learner does not want it. */
    List<Edit> edits(Draft now) {
        List<Edit> edits = new ArrayList<>();
        for (Content other : crowd) {
            if (!now.dismissed.contains(other.id())) {
                edits.add(Edit.toggled(Slots.DISMISSED + other.id(), false, draft -> draft.dismissed.add(other.id())));
            }
        }
        return edits;
    }
}
