package dev.cairn.engine.rehearsal;

import dev.cairn.engine.decision.Decision;
import dev.cairn.engine.decision.Pick;
import dev.cairn.engine.decision.Reason;
import dev.cairn.engine.learner.Journey;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.rulebook.Classification;
import dev.cairn.engine.rulebook.RuleBook;
import dev.cairn.engine.rulebook.Transition;
import dev.cairn.engine.rulebook.row.ExampleRow;
import dev.cairn.engine.word.Word;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One example played: what the book decided beside what its author expects. */
final class Performance {
    /** Long enough that list limits and points decide what is in a list, not its length. */
    private static final int LIST = 100;

    private final ExampleRow example;
    private final Scene scene;
    private final RuleBook book;
    private final Learner learner;
    private final List<Transition> moves;
    private final Classification classification;
    private final Decision decision;
    private final List<String> failures = new ArrayList<>();

    Performance(RuleBook book, Scene scene, ExampleRow example) {
        this.book = book;
        this.scene = scene;
        this.example = example;
        moves = book.advance(scene.learner(), scene.catalog(), scene.moment());
        learner = Journeys.after(scene.learner(), moves);
        classification = book.classify(learner, scene.catalog(), scene.moment());
        decision = book.decide(learner, scene.catalog(), scene.moment(), scene.program(), LIST);
    }

    List<String> failures() {
        persona();
        segments();
        stage();
        first();
        List<String> shown =
                decision.picks().stream().map(pick -> pick.content().id()).toList();
        for (String id : example.mustContain()) {
            if (!shown.contains(id)) {
                failures.add("expected `" + id + "` in the list; " + why(id));
            }
        }
        for (String id : example.mustNotContain()) {
            int place = shown.indexOf(id);
            if (place >= 0) {
                failures.add("expected no `" + id + "` in the list; it is " + standing(place));
            }
        }
        reason();
        return failures;
    }

    private void persona() {
        String expected = example.expectPersona();
        if (expected != null && !same(expected, classification.persona())) {
            failures.add("expected the persona " + quoted(expected) + ", got " + quoted(classification.persona())
                    + (classification.personaRule() == null
                            ? "; no row of persona-rules matches"
                            : " by the row " + quoted(classification.personaRule())));
        }
    }

    private void segments() {
        List<String> expected = example.expectSegments();
        if (expected == null) {
            return;
        }
        Set<String> missing = without(expected, classification.segments());
        Set<String> surplus = without(classification.segments(), expected);
        if (!missing.isEmpty() || !surplus.isEmpty()) {
            failures.add("expected " + segments(expected) + ", got " + segments(classification.segments())
                    + (missing.isEmpty() ? "" : "; no row matches for " + list(missing))
                    + (surplus.isEmpty() ? "" : "; not expected: " + list(surplus)));
        }
    }

    private static String segments(Collection<String> names) {
        return names.isEmpty() ? "no segments" : "the segments " + list(new TreeSet<>(names));
    }

    private void stage() {
        String expected = example.expectStage();
        if (expected == null) {
            return;
        }
        List<String> stages = learner.journeys() == null
                ? List.of()
                : learner.journeys().stream()
                        .filter(journey -> scene.program() == null || same(scene.program(), journey.program()))
                        .map(Journey::stage)
                        .toList();
        if (stages.stream().noneMatch(stage -> same(expected, stage))) {
            String path = moves.stream().map(Performance::path).collect(Collectors.joining(", then "));
            failures.add("expected the stage " + quoted(expected) + ", got "
                    + (stages.isEmpty() ? "none, for the learner is in no program" : list(stages))
                    + (path.isEmpty() ? "; nothing moves the journey" : "; " + path));
        }
    }

    private static String path(Transition move) {
        return quoted(move.rule()) + " led to " + quoted(move.to() == null ? Journey.ENDED : move.to());
    }

    private void first() {
        String expected = example.expectFirst();
        if (expected == null) {
            return;
        }
        List<Pick> picks = decision.picks();
        if (picks.isEmpty()) {
            failures.add("expected `" + expected + "` first, got an empty list; " + why(expected));
            return;
        }
        if (picks.get(0).content().id().equals(expected)) {
            return;
        }
        String got = "expected `" + expected + "` first, got `"
                + picks.get(0).content().id() + "`, which is " + standing(0);
        for (int place = 1; place < picks.size(); place++) {
            if (picks.get(place).content().id().equals(expected)) {
                failures.add(got + "; `" + expected + "` is " + standing(place));
                return;
            }
        }
        failures.add(got + "; `" + expected + "`: " + why(expected));
    }

    /** {@code number 2 of 7 with 95 points: `welcome` 80, `popularity` 15}. */
    private String standing(int place) {
        Pick pick = decision.picks().get(place);
        String rows = pick.reasons().stream()
                .map(reason -> quoted(reason.rule()) + " " + points(reason.points()))
                .collect(Collectors.joining(", "));
        return "number " + (place + 1) + " of " + decision.picks().size()
                + (pick.required() ? ", mandatory," : "")
                + " with " + points(pick.score()) + " points: " + rows;
    }

    private void reason() {
        String expected = example.reason();
        if (expected == null) {
            return;
        }
        if (decision.picks().isEmpty()) {
            failures.add("expected a reason with `" + expected + "`, got an empty list");
            return;
        }
        Pick pick = decision.picks().get(0);
        String key = Word.key(expected);
        for (Reason reason : pick.reasons()) {
            if (Word.key(reason.rule()).contains(key)
                    || Word.key(reason.sentence()).contains(key)
                    || reason.because().values().stream()
                            .anyMatch(text -> Word.key(text).contains(key))) {
                return;
            }
        }
        failures.add("expected a reason with `" + expected + "` for the first pick `"
                + pick.content().id() + "`, which is " + standing(0));
    }

    private String why(String id) {
        return Absence.of(id, book, learner, scene).sentence();
    }

    private static Set<String> without(Collection<String> names, Collection<String> others) {
        Set<String> rest = new TreeSet<>(names);
        rest.removeIf(name -> others.stream().anyMatch(other -> same(name, other)));
        return rest;
    }

    private static boolean same(String name, @Nullable String other) {
        return other != null && Word.key(name).equals(Word.key(other));
    }

    private static String quoted(@Nullable String name) {
        return name == null ? "none" : "`" + name + "`";
    }

    private static String list(Collection<String> names) {
        return names.stream().map(Performance::quoted).collect(Collectors.joining(", "));
    }

    /** At most one decimal. */
    private static String points(double points) {
        double tenths = Math.round(points * 10) / 10.0;
        return tenths == Math.rint(tenths) ? Long.toString((long) tenths) : Double.toString(tenths);
    }
}
