package dev.cairn.engine.content;

import dev.cairn.engine.content.Selector.OneOf;
import dev.cairn.engine.content.Selector.Reference;
import dev.cairn.engine.content.Selector.Relative;
import dev.cairn.engine.content.Selector.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Turns a selector into the set of contents that it finds, for one learner where it refers to the learner. */
final class Resolution {
    private final FieldIndex index;
    private final List<Content> contents;

    Resolution(FieldIndex index, List<Content> contents) {
        this.index = index;
        this.contents = contents;
    }

    Bits resolve(Selector selector, @Nullable Asker asker) {
        Bits found = Bits.all(contents.size());
        for (Term term : selector.terms()) {
            if (term instanceof OneOf literal) {
                Bits with = anyOf(literal.field(), literal.keys());
                if (literal.not()) {
                    found.andNot(with);
                } else {
                    found.and(with);
                }
            } else if (term instanceof Relative relative) {
                found.and(asker == null ? new Bits(contents.size()) : relative(relative, selector, asker));
            }
        }
        if (selector.minMinutes() != null || selector.maxMinutes() != null) {
            within(selector, found);
        }
        return found;
    }

    private Bits anyOf(ContentField field, Set<String> keys) {
        Bits found = new Bits(contents.size());
        keys.forEach(key -> found.or(index.with(field, key)));
        return found;
    }

    private Bits relative(Relative term, Selector selector, Asker asker) {
        Reference reference = term.reference();
        if (reference == Reference.NEXT_AFTER_MINE || reference == Reference.ABOVE_MINE) {
            Bits found = new Bits(contents.size());
            for (String skill : skillsMeant(selector, asker)) {
                double held = asker.held().getOrDefault(skill, 0.0);
                found.or(index.above(skill, held, reference == Reference.NEXT_AFTER_MINE));
            }
            return found;
        }
        return anyOf(term.field(), keys(term, asker));
    }

    /** The keys that a reference stands for; empty when the fact is missing. */
    private static Set<String> keys(Relative term, Asker asker) {
        return switch (term.reference()) {
            case SAME_AS_LEARNER ->
                switch (term.field()) {
                    case DEPARTMENT -> single(asker.department());
                    case ROLE -> single(asker.role());
                    case COUNTRY -> single(asker.country());
                    default -> Set.of();
                };
            case MANAGERS_DEPARTMENT -> single(asker.managersDepartment());
            case MY_GAPS -> asker.gaps() == null ? Set.of() : asker.gaps();
            case MY_LARGEST_GAP -> single(asker.largestGap());
            case NEXT_AFTER_MINE, ABOVE_MINE -> Set.of();
        };
    }

    /** The skills whose levels are compared: those of the selector's own skill term, else all that are taught. */
    private Set<String> skillsMeant(Selector selector, Asker asker) {
        for (Term term : selector.terms()) {
            if (term.field() == ContentField.SKILL) {
                if (term instanceof OneOf literal && !literal.not()) {
                    return literal.keys();
                }
                if (term instanceof Relative relative) {
                    return keys(relative, asker);
                }
            }
        }
        return index.skills();
    }

    /** All that the selector reads of the learner: two learners with equal values get the same set. */
    List<Object> reads(Selector selector, Asker asker) {
        List<Object> read = new ArrayList<>();
        for (Term term : selector.terms()) {
            if (term instanceof Relative relative) {
                read.add(keys(relative, asker));
                if (relative.field() == ContentField.LEVEL) {
                    TreeMap<String, Double> levels = new TreeMap<>();
                    skillsMeant(selector, asker)
                            .forEach(skill -> levels.put(skill, asker.held().getOrDefault(skill, 0.0)));
                    read.add(levels);
                }
            }
        }
        return read;
    }

    private static Set<String> single(@Nullable String key) {
        return key == null ? Set.of() : Set.of(key);
    }

    private void within(Selector selector, Bits found) {
        for (int i = 0; i < contents.size(); i++) {
            Integer minutes = contents.get(i).minutes();
            boolean fits = minutes != null
                    && (selector.minMinutes() == null || minutes >= selector.minMinutes())
                    && (selector.maxMinutes() == null || minutes <= selector.maxMinutes());
            if (!fits) {
                found.clear(i);
            }
        }
    }
}
