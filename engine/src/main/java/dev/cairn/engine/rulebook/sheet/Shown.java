package dev.cairn.engine.rulebook.sheet;

import dev.cairn.engine.content.ContentField;
import dev.cairn.engine.content.Selector;
import dev.cairn.engine.content.Selector.Reference;
import dev.cairn.engine.content.Selector.Term;
import dev.cairn.engine.rulebook.sheet.Demand.Tone;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says which contents a row selects: {@code videos about welcome of at most 5 minutes}. */
final class Shown {
    private Shown() {}

    static String of(Selection selection) {
        ValueCells.Values contents = selection.words().get(ContentField.CONTENT);
        ValueCells.Values kinds = selection.words().get(ContentField.KIND);
        StringBuilder out = new StringBuilder();
        if (contents != null && contents.tone() != Tone.NONE) {
            out.append(Texts.joined(contents.spellings(), contents.tone() == Tone.ALL ? "and" : "or"));
            if (kinds != null) {
                out.append(" among ").append(kinds(kinds));
            }
        } else {
            out.append(kinds(kinds));
            if (contents != null) {
                out.append(" other than ").append(Texts.joined(contents.spellings(), "or"));
            }
        }
        for (Term term : selection.selector().terms()) {
            if (term instanceof Selector.Relative relative) {
                out.append(' ').append(relative(relative.field(), relative.reference()));
            }
        }
        for (ContentField field : ContentField.values()) {
            ValueCells.Values values = selection.words().get(field);
            if (values != null && field != ContentField.CONTENT && field != ContentField.KIND) {
                out.append(' ').append(qualified(field, values.tone(), values.spellings()));
            }
        }
        return out.append(minutes(selection.selector())).toString();
    }

    private static String kinds(ValueCells.@Nullable Values kinds) {
        if (kinds == null) {
            return "contents";
        }
        List<String> plurals = kinds.spellings().stream().map(Shown::plural).toList();
        return switch (kinds.tone()) {
            case NONE -> "contents other than " + Texts.joined(plurals, "or");
            case ALL -> Texts.joined(plurals, "and");
            default -> Texts.joined(plurals, "or");
        };
    }

    /** The usual English plural; of words in other alphabets the word itself. */
    private static String plural(String kind) {
        String word = kind.toLowerCase(Locale.ROOT);
        if (!word.matches("[a-z -]+") || word.endsWith("s")) {
            return kind;
        } else if (word.matches(".*(x|ch|sh)")) {
            return kind + "es";
        } else if (word.endsWith("z")) {
            return kind + "zes";
        } else if (word.matches(".*[^aeiou]y")) {
            return kind.substring(0, kind.length() - 1) + "ies";
        }
        return kind + "s";
    }

    private static String relative(ContentField field, Reference reference) {
        return switch (reference) {
            case SAME_AS_LEARNER ->
                (field == ContentField.DEPARTMENT ? "of" : "for") + " the learner's own " + field.title();
            case MANAGERS_DEPARTMENT -> "of the department of the learner's manager";
            case MY_GAPS -> "that teach a skill in which the learner has a gap";
            case MY_LARGEST_GAP -> "that teach the skill of the learner's largest gap";
            case NEXT_AFTER_MINE -> "on the level next after the learner's own";
            case ABOVE_MINE -> "above the learner's own level";
        };
    }

    private static String qualified(ContentField field, Tone tone, List<String> values) {
        String words = Texts.joined(values, tone == Tone.ALL ? "and" : "or");
        boolean not = tone == Tone.NONE;
        return switch (field) {
            case TOPIC -> (not ? "not about " : "about ") + words;
            case SKILL -> (not ? "that do not teach " : "that teach ") + words;
            case TAG -> (not ? "not tagged " : "tagged ") + words;
            case LEVEL -> (not ? "not on the level " : "on the level ") + words;
            case AUTHOR -> (not ? "not by " : "by ") + words;
            case STAGE -> (not ? "that do not suit " : "that suit ") + words;
            case DEPARTMENT -> (not ? "not of the department " : "of the department ") + words;
            default -> (not ? "not for the " : "for the ") + field.title() + " " + words;
        };
    }

    private static String minutes(Selector selector) {
        Integer least = selector.minMinutes();
        Integer most = selector.maxMinutes();
        if (least != null && most != null) {
            return " of " + least + " to " + minutes(most);
        } else if (most != null) {
            return " of at most " + minutes(most);
        }
        return least == null ? "" : " of at least " + minutes(least);
    }

    private static String minutes(int minutes) {
        return minutes == 1 ? "1 minute" : minutes + " minutes";
    }
}
