package dev.cairn.engine.rulebook;

import dev.cairn.engine.content.Content;
import dev.cairn.engine.content.ContentStatus;
import dev.cairn.engine.decision.HeldBack;
import dev.cairn.engine.decision.WhyNot.Step;
import dev.cairn.engine.decision.WhyNot.Subject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** For each cause that makes a content ineligible, the single changes that take it away. */
final class CauseEdits {
    private final Draft now;
    private final Content content;
    private final List<Edit> edits = new ArrayList<>();

    CauseEdits(Draft now, Content content) {
        this.now = now;
        this.content = content;
    }

    List<Edit> of(List<HeldBack> causes) {
        causes.forEach(this::add);
        return edits;
    }

    private void add(HeldBack cause) {
        switch (cause.code()) {
            case RETIRED, DRAFT ->
                content(cause, "Status", content.status().name(), "PUBLISHED", CauseEdits::published);
            case NOT_YET_VALID ->
                content(
                        cause,
                        "Valid from",
                        String.valueOf(content.validFrom()),
                        "no date",
                        before -> dated(before, null, before.validUntil()));
            case NO_LONGER_VALID ->
                content(
                        cause,
                        "Valid until",
                        String.valueOf(content.validUntil()),
                        "no date",
                        before -> dated(before, before.validFrom(), null));
            case LANGUAGE -> languages();
            case DEVICE ->
                sorted(content.devices())
                        .forEach(device -> moment("Device", now.device, device, draft -> draft.device = device));
            case TOO_LONG ->
                moment("Minutes", now.minutes, content.minutes(), draft -> draft.minutes = content.minutes());
            case COMPLETED -> undo("Completed", draft -> draft.completed.remove(content.id()));
            case DISMISSED -> undo("Dismissed", draft -> draft.dismissed.remove(content.id()));
            case KNOWN -> undo("Known", draft -> draft.known.remove(content.id()));
            case SNOOZED -> undo("Snoozed", draft -> draft.snoozed.remove(content.id()));
            case DUPLICATE -> original();
            case PREREQUISITE -> prerequisites();
            case GUARD -> {} // a guard's facts are among those of the rows
        }
    }

    private void languages() {
        for (String language : sorted(content.languages())) {
            learner("Language", now.languages, language, draft -> {
                List<String> languages = new ArrayList<>(draft.languages == null ? List.of() : draft.languages);
                languages.add(language);
                draft.languages = languages;
            });
        }
    }

    private void original() {
        Set<String> done = new TreeSet<>(now.completed);
        done.addAll(now.dismissed);
        done.addAll(now.known);
        for (String id : done) {
            if (!id.equals(content.id())
                    && now.catalog.repeating(List.of(id)).get(now.catalog.position(content.id()))) {
                edits.add(new Edit(
                        "outcome of " + id,
                        new Step(Subject.LEARNER, "Completed, dismissed or known: " + id, "yes", "no"),
                        draft -> {
                            draft.completed.remove(id);
                            draft.dismissed.remove(id);
                            draft.known.remove(id);
                        }));
            }
        }
    }

    private void prerequisites() {
        for (String id : content.prerequisites()) {
            if (!now.completed.contains(id)) {
                edits.add(new Edit(
                        "Completed " + id,
                        new Step(Subject.LEARNER, "Completed: " + id, "no", "yes"),
                        draft -> draft.completed.add(id)));
            }
        }
    }

    private void undo(String what, Consumer<Draft> change) {
        Step step = new Step(Subject.LEARNER, what + ": " + content.id(), "yes", "no");
        edits.add(new Edit(what + " " + content.id(), step, change));
    }

    private void learner(String fact, @Nullable Object from, String to, Consumer<Draft> change) {
        edits.add(new Edit(fact, new Step(Subject.LEARNER, fact, text(from), to), change));
    }

    private void moment(String fact, @Nullable Object from, @Nullable Object to, Consumer<Draft> change) {
        edits.add(new Edit(fact, new Step(Subject.MOMENT, fact, text(from), text(to)), change));
    }

    private void content(HeldBack cause, String fact, String from, String to, UnaryOperator<Content> change) {
        Step step = new Step(Subject.CONTENT, fact, from, to);
        edits.add(new Edit("content " + fact, step, draft -> draft.content(cause.code(), change)));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "unknown" : value.toString();
    }

    private static Set<String> sorted(Set<String> values) {
        return new TreeSet<>(values);
    }

    private static Content published(Content before) {
        return before.with(ContentStatus.PUBLISHED);
    }

    private static Content dated(Content before, @Nullable LocalDate from, @Nullable LocalDate until) {
        return before.with(from, until);
    }
}
