package dev.cairn.cli;

import dev.cairn.engine.content.Content;
import dev.cairn.engine.decision.Decision;
import dev.cairn.engine.decision.HeldBack;
import dev.cairn.engine.decision.Pick;
import dev.cairn.engine.decision.Reason;
import dev.cairn.engine.learner.Journey;
import dev.cairn.engine.learner.Learner;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A decision in lines for a person. */
final class Answer {
    private Answer() {}

    static void print(Learner learner, Decision decision, String defaultLanguage, PrintWriter out) {
        List<String> languages = languages(learner, defaultLanguage);
        out.println(who(learner, decision));
        int number = 0;
        for (Pick pick : decision.picks()) {
            number++;
            out.println();
            out.println(number + ". " + what(pick.content(), languages) + ", " + points(pick.score()));
            for (Reason reason : pick.reasons()) {
                out.println("   " + reason.sentence());
                out.println("   (" + place(reason) + points(reason.points()) + ")");
            }
        }
        if (decision.picks().isEmpty()) {
            out.println("Nothing fits.");
        }
        out.println();
        if (!decision.heldBackCounts().isEmpty()) {
            out.println("Held back: " + heldBack(decision) + ".");
        }
        out.println("Of " + decision.total() + " that fit; rule book " + decision.book() + ", catalogue "
                + decision.catalog()
                + (decision.fallback() ? "; no rule matched, so these are the best of the rest." : "."));
    }

    private static List<String> languages(Learner learner, String defaultLanguage) {
        List<String> languages = new ArrayList<>();
        if (learner.languages() != null) {
            languages.addAll(learner.languages());
        }
        languages.add(defaultLanguage);
        return languages;
    }

    /** The title in the first of the languages there is, else in whichever comes first in the alphabet. */
    private static String title(Content content, List<String> languages) {
        for (String language : languages) {
            String title = content.title().get(language);
            if (title != null) {
                return title;
            }
        }
        return new TreeMap<>(content.title()).firstEntry().getValue();
    }

    private static String who(Learner learner, Decision decision) {
        StringBuilder who = new StringBuilder();
        who.append(learner.name() == null ? learner.id() : learner.name() + " (" + learner.id() + ")");
        if (decision.persona() != null) {
            who.append("; persona ").append(decision.persona());
        }
        if (!decision.segments().isEmpty()) {
            who.append("; segments ").append(String.join(", ", new TreeSet<>(decision.segments())));
        }
        List<Journey> journeys = learner.journeys();
        if (journeys != null) {
            for (Journey journey : journeys) {
                who.append("; ").append(journey.program()).append(": ").append(journey.stage());
            }
        }
        return who.toString();
    }

    private static String what(Content content, List<String> languages) {
        return title(content, languages) + " (" + content.id() + ", " + content.kind()
                + (content.minutes() == null ? "" : ", " + content.minutes() + " min") + ")";
    }

    private static String place(Reason reason) {
        if (reason.row() == 0) {
            return "";
        }
        return reason.sheet() + (reason.sheet().endsWith(".drl") ? ", line " : ", row ") + reason.row() + ": ";
    }

    private static String points(double points) {
        return (points == Math.rint(points)
                        ? String.valueOf((long) points)
                        : String.format(Locale.ROOT, "%.1f", points))
                + " points";
    }

    private static String heldBack(Decision decision) {
        return new TreeMap<HeldBack.Code, Integer>(decision.heldBackCounts())
                .entrySet().stream()
                        .map(cause -> cause.getValue() + " "
                                + cause.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                        .collect(Collectors.joining(", "));
    }
}
