package dev.cairn.engine.rulebook.sheet;

import dev.cairn.engine.rulebook.row.Due;
import dev.cairn.engine.rulebook.sheet.ContentRows.Worth;
import dev.cairn.engine.rulebook.sheet.RuleHeads.Draft;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says a rule in one English sentence: what reviews, explanations and differences show. */
final class Sentence {
    private Sentence() {}

    static String segment(Draft draft, String segment) {
        return ended(capital(Phrases.subject(draft)) + " is in the segment " + segment, draft);
    }

    static String persona(Draft draft, String persona) {
        return ended(capital(Phrases.subject(draft)) + " is " + Phrases.withArticle(persona), draft);
    }

    static String stage(Draft draft, @Nullable String stage) {
        String move = stage == null ? " leaves the program" : " moves to " + stage;
        return ended(capital(Phrases.subject(draft)) + move, draft);
    }

    static String guard(Draft draft, Selection selection) {
        return ended("For " + who(draft) + ", hide " + Shown.of(selection), draft);
    }

    static String content(
            Draft draft, Selection selection, Worth worth, @Nullable String group, boolean require, @Nullable Due due) {
        StringBuilder out = new StringBuilder("For ").append(who(draft));
        out.append(require ? ", require " : ", show ").append(Shown.of(selection));
        if (due != null) {
            out.append(", due ").append(DueCell.words(due));
        }
        if (worth.alwaysFirst()) {
            out.append(", always first");
        } else if (!require || worth.points() != 0) {
            out.append(", ").append(points(worth.points()));
        }
        if (group != null) {
            out.append(" (the highest of ").append(group).append(" counts)");
        }
        return ended(out.toString(), draft);
    }

    private static String points(int points) {
        String number = (points < 0 ? "minus " : "") + Math.abs(points);
        return number + (Math.abs(points) == 1 ? " point" : " points");
    }

    private static String who(Draft draft) {
        return Phrases.of(draft);
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** A reason that is a sentence of its own stands in quotation marks. */
    static String ended(String text, Draft draft) {
        String because = draft.because().get("");
        if (because == null) {
            return text + ".";
        }
        String reason = because.endsWith(".") ? because.substring(0, because.length() - 1) : because;
        boolean clause = Character.isLowerCase(reason.isEmpty() ? '.' : reason.charAt(0));
        return text + ", because " + (clause ? reason : "\"" + reason + "\"") + ".";
    }
}
