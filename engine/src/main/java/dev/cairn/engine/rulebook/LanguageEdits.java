package dev.cairn.engine.rulebook;

import dev.cairn.engine.content.Content;
import dev.cairn.engine.decision.WhyNot.Subject;
import dev.cairn.engine.rulebook.row.Cell;
import dev.cairn.engine.rulebook.row.Fact;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Another language asked for, and other languages of the learner: the first one is what rows read, all are read in. */
final class LanguageEdits {
    /** A tag that nobody uses: ISO 639 keeps it for undetermined languages. */
    private static final String ANOTHER = "und";

    private final Draft now;
    private final Set<String> ofContent;
    private final Set<String> ofCells = new TreeSet<>();

    LanguageEdits(Draft now, Content content, Map<Fact, List<Cell>> cells) {
        this.now = now;
        ofContent = new TreeSet<>(content.languages());
        List<Cell> asked = cells.get(Fact.of(Fact.Kind.LANGUAGE));
        if (asked != null) {
            asked.forEach(cell -> ofCells.addAll(FactEdits.keys(cell)));
            ofCells.add(ANOTHER);
        }
    }

    List<Edit> all() {
        List<Edit> edits = new ArrayList<>();
        if (ofContent.isEmpty() && ofCells.isEmpty()) {
            return edits;
        }
        Set<String> wanted = new LinkedHashSet<>(ofContent);
        wanted.addAll(ofCells);
        for (String language : wanted) {
            if (!language.equals(now.language)) {
                edits.add(Edit.of(
                        Subject.MOMENT, Slots.LANGUAGE, now.language, language, draft -> draft.language = language));
            }
        }
        if (now.language != null) {
            edits.add(Edit.of(Subject.MOMENT, Slots.LANGUAGE, now.language, null, draft -> draft.language = null));
        }
        Set<List<String>> lists = new LinkedHashSet<>();
        List<String> known = now.languages == null ? List.of() : now.languages;
        for (String language : ofContent) {
            lists.add(with(known, known.size(), language));
        }
        for (String language : wanted) {
            List<String> first = with(known, 0, language);
            lists.add(first);
            for (String readable : ofContent) {
                lists.add(with(first, first.size(), readable));
            }
        }
        lists.remove(known);
        for (List<String> list : lists) {
            edits.add(languages(known, list));
        }
        if (now.languages != null) {
            edits.add(languages(known, null));
        }
        return edits;
    }

    private static List<String> with(List<String> languages, int at, String language) {
        List<String> more = new ArrayList<>(languages);
        more.remove(language);
        more.add(Math.min(at, more.size()), language);
        return more;
    }

    private static Edit languages(List<String> known, @Nullable List<String> wanted) {
        return Edit.of(
                Subject.LEARNER,
                Slots.LANGUAGES,
                known.isEmpty() ? null : String.join(", ", known),
                wanted == null ? null : String.join(", ", wanted),
                draft -> draft.languages = wanted);
    }
}
