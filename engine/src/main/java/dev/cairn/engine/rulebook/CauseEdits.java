package dev.cairn.engine.rulebook;

import dev.cairn.engine.content.Content;
import dev.cairn.engine.content.ContentStatus;
import dev.cairn.engine.decision.HeldBack;
import dev.cairn.engine.decision.WhyNot.Subject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * What may make a content ineligible, each taken away by itself: those that hold now, and those that another change
 * would bring about. Device, minutes, languages and the date are facts that rows read too; their edits are made there.
 */
final class CauseEdits {
    private final Draft now;
    private final Content content;
    private final List<Edit> edits = new ArrayList<>();

    CauseEdits(Draft now, Content content) {
        this.now = now;
        this.content = content;
    }

    List<Edit> all() {
        if (content.status() != ContentStatus.PUBLISHED) {
            HeldBack.Code code = content.status() == ContentStatus.DRAFT ? HeldBack.Code.DRAFT : HeldBack.Code.RETIRED;
            content(code, Slots.STATUS, content.status(), "PUBLISHED", before -> before.with(ContentStatus.PUBLISHED));
        }
        if (content.validFrom() != null) {
            LocalDate from = content.validFrom();
            content(
                    HeldBack.Code.NOT_YET_VALID,
                    Slots.VALID_FROM,
                    from,
                    "no date",
                    before -> before.with(null, before.validUntil()));
        }
        if (content.validUntil() != null) {
            LocalDate until = content.validUntil();
            content(
                    HeldBack.Code.NO_LONGER_VALID,
                    Slots.VALID_UNTIL,
                    until,
                    "no date",
                    before -> before.with(before.validFrom(), null));
        }
        undo(content.id());
        if (now.snoozed.containsKey(content.id())) {
            edits.add(Edit.toggled(Slots.SNOOZED + content.id(), true, draft -> draft.snoozed.remove(content.id())));
        }
        originals();
        for (String id : content.prerequisites()) {
            if (!now.completed.contains(id)) {
                edits.add(Edit.toggled(Slots.COMPLETED + id, false, draft -> draft.completed.add(id)));
            }
        }
        return edits;
    }

    /** Contents that this one repeats, and that are over and done with. */
    private void originals() {
        TreeSet<String> done = new TreeSet<>(now.completed);
        done.addAll(now.dismissed);
        done.addAll(now.known);
        for (String id : done) {
            if (!id.equals(content.id())
                    && now.catalog.repeating(List.of(id)).get(now.catalog.position(content.id()))) {
                undo(id);
            }
        }
    }

    private void undo(String id) {
        if (now.completed.contains(id)) {
            edits.add(Edit.toggled(Slots.COMPLETED + id, true, draft -> draft.completed.remove(id)));
        }
        if (now.dismissed.contains(id)) {
            edits.add(Edit.toggled(Slots.DISMISSED + id, true, draft -> draft.dismissed.remove(id)));
        }
        if (now.known.contains(id)) {
            edits.add(Edit.toggled(Slots.KNOWN + id, true, draft -> draft.known.remove(id)));
        }
    }

    private void content(HeldBack.Code lifts, String fact, Object from, String to, UnaryOperator<Content> change) {
        edits.add(Edit.of(Subject.CONTENT, fact, from, to, draft -> draft.content(lifts, change)));
    }
}
