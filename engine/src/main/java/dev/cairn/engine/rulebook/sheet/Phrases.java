package dev.cairn.engine.rulebook.sheet;

import dev.cairn.engine.rulebook.row.Cell;
import dev.cairn.engine.rulebook.row.Fact;
import dev.cairn.engine.rulebook.sheet.Conditions.Told;
import dev.cairn.engine.rulebook.sheet.Demand.Tone;
import dev.cairn.engine.rulebook.sheet.RuleHeads.Draft;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says a row's conditions: {@code a new hire in awareness of Onboarding on mobile whose role is Developer, 2 days before their first day}. */
final class Phrases {
    private final List<Told> told;

    private Phrases(List<Told> told) {
        this.told = told;
    }

    /** Who a row is about, one alternative after another. */
    static String of(Draft draft) {
        return String.join(
                ", or for ", draft.alternatives().stream().map(Phrases::of).toList());
    }

    /** The same to begin a sentence with: a verb follows. */
    static String subject(Draft draft) {
        if (draft.alternatives().size() == 1) {
            return subject(draft.told());
        }
        return String.join(
                        ", or ", draft.alternatives().stream().map(Phrases::of).toList())
                + ",";
    }

    /** Who a row is about, from its conditions; {@code everyone} without any. */
    static String of(List<Told> told) {
        return told.isEmpty() ? "everyone" : new Phrases(told).all();
    }

    /** The same to begin a sentence with: a verb follows. */
    static String subject(List<Told> told) {
        boolean timed = told.stream().anyMatch(one -> Phrase.time(one) != null);
        return of(told) + (timed ? "," : "");
    }

    private String all() {
        StringBuilder out = new StringBuilder(subject());
        add(
                out,
                " ",
                segment(),
                journey(),
                said(Fact.Kind.DEVICE),
                said(Fact.Kind.CHANNEL),
                said(Fact.Kind.TOUCH_POINT));
        List<String> traits = new ArrayList<>();
        List<String> times = new ArrayList<>();
        for (Told one : told) {
            String words = Phrase.trait(one);
            if (words != null) {
                traits.add(words);
            }
            String time = Phrase.time(one);
            if (time != null) {
                times.add(time);
            }
        }
        traits.addAll(further());
        if (!traits.isEmpty()) {
            out.append(' ').append(Texts.joined(traits, "and"));
        }
        times.forEach(time -> out.append(", ").append(time));
        return out.toString();
    }

    /** What an expert's rule demands a second time of a fact that has its own place in the sentence. */
    private List<String> further() {
        Map<Fact.Kind, Cell> said = new EnumMap<>(Fact.Kind.class);
        List<String> words = new ArrayList<>();
        for (Told one : told) {
            Cell cell = one.demand().cell();
            if (Phrase.trait(one) == null && Phrase.time(one) == null) {
                Cell before = said.putIfAbsent(one.fact().kind(), cell);
                if (before != null && !before.equals(cell)) {
                    words.add("whose " + one.fact().title().toLowerCase(Locale.ROOT) + " is "
                            + one.demand().words());
                }
            }
        }
        return words;
    }

    private static void add(StringBuilder out, String before, @Nullable String... phrases) {
        for (String phrase : phrases) {
            if (phrase != null) {
                out.append(before).append(phrase);
            }
        }
    }

    private @Nullable Demand demand(Fact.Kind kind) {
        return told.stream()
                .filter(one -> one.fact().kind() == kind)
                .map(Told::demand)
                .findFirst()
                .orElse(null);
    }

    private String subject() {
        Demand persona = demand(Fact.Kind.PERSONA);
        if (persona == null) {
            return "a learner";
        }
        return switch (persona.tone()) {
            case PRESENT -> "a learner with a persona";
            case MISSING -> "a learner without a persona";
            case NONE -> "a learner who is " + Demand.words(Tone.NONE, withArticles(persona.items()));
            default -> Texts.joined(withArticles(persona.items()), "or");
        };
    }

    private static List<String> withArticles(List<String> names) {
        return names.stream().map(Phrases::withArticle).toList();
    }

    /** {@code a New hire} reads as {@code a new hire}; words that are capital throughout, and names after the first, stay. */
    static String withArticle(String name) {
        boolean word =
                name.length() > 1 && Character.isUpperCase(name.charAt(0)) && Character.isLowerCase(name.charAt(1));
        String shown = word ? name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1) : name;
        return ("aeiouAEIOU".indexOf(shown.charAt(0)) >= 0 ? "an " : "a ") + shown;
    }

    private @Nullable String segment() {
        Demand segment = demand(Fact.Kind.SEGMENT);
        if (segment == null) {
            return null;
        }
        String noun = segment.items().size() == 1 ? "the segment " : "the segments ";
        return switch (segment.tone()) {
            case PRESENT -> "whose segments are known";
            case MISSING -> "whose segments are unknown";
            case ANY -> "in " + noun + Texts.joined(segment.items(), "or");
            case ALL -> "in " + noun + Texts.joined(segment.items(), "and");
            case NONE -> "outside " + noun + Texts.joined(segment.items(), "and");
        };
    }

    private @Nullable String journey() {
        Demand program = demand(Fact.Kind.PROGRAM);
        Demand stage = demand(Fact.Kind.STAGE);
        if (stage == null && program == null) {
            return null;
        }
        String of = program == null ? "" : stage == null ? inProgram(program) : " of " + ofProgram(program);
        if (stage == null) {
            return of;
        }
        return switch (stage.tone()) {
            case PRESENT -> "in any stage" + of;
            case MISSING -> "in no stage" + of;
            case NONE -> "not in " + Texts.joined(stage.items(), "or") + of;
            default -> "in " + Texts.joined(stage.items(), "or") + of;
        };
    }

    private static String inProgram(Demand program) {
        return switch (program.tone()) {
            case PRESENT -> "in any program";
            case MISSING -> "in no program";
            case NONE -> "in a program other than " + Texts.joined(program.items(), "or");
            default -> "in " + Texts.joined(program.items(), "or");
        };
    }

    private static String ofProgram(Demand program) {
        return switch (program.tone()) {
            case PRESENT -> "any program";
            case MISSING -> "no program";
            case NONE -> "a program other than " + Texts.joined(program.items(), "or");
            default -> Texts.joined(program.items(), "or");
        };
    }

    private @Nullable String said(Fact.Kind kind) {
        Demand demand = demand(kind);
        return demand == null ? null : Phrase.where(kind, demand);
    }
}
