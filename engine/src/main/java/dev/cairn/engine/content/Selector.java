package dev.cairn.engine.content;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which contents a row means: all terms must hold for a content, and its minutes must lie within the bounds.
 *
 * @param maxMinutes longest length in whole minutes; a content of unknown length does not fit a bound
 */
public record Selector(
        List<Term> terms,
        @Nullable Integer minMinutes,
        @Nullable Integer maxMinutes) {

    /** One field's demand: literal keys, or a reference to the learner. */
    public sealed interface Term {
        ContentField field();
    }

    /** The field has one of the values (or, negated, none of them). Keys are {@code Word.key}s. */
    public record OneOf(ContentField field, Set<String> keys, boolean not) implements Term {
        public OneOf {
            keys = Set.copyOf(keys);
        }
    }

    /** The field is compared with the learner who asks; a missing fact finds nothing. */
    public record Relative(ContentField field, Reference reference) implements Term {}

    /** How a {@code Then show} cell refers to the learner. */
    public enum Reference {
        /** The learner's own department, role or country. */
        SAME_AS_LEARNER("same as learner"),
        /** The department of the learner's manager. */
        MANAGERS_DEPARTMENT("manager's department"),
        /** Any skill in which the learner has a gap. */
        MY_GAPS("my gaps"),
        /** The skill in which the learner misses most. */
        MY_LARGEST_GAP("my largest gap"),
        /** Skills taught at the lowest level above the learner's own. */
        NEXT_AFTER_MINE("next after mine"),
        /** Skills taught, or held by a mentor, at any level above the learner's own. */
        ABOVE_MINE("above mine");

        private final String cell;

        Reference(String cell) {
            this.cell = cell;
        }

        /** The words that stand in the cell. */
        public String cell() {
            return cell;
        }
    }

    public Selector {
        terms = List.copyOf(terms);
        if (terms.isEmpty() && minMinutes == null && maxMinutes == null) {
            throw new IllegalArgumentException("a selector that names nothing would mean everything");
        }
    }

    public boolean isRelative() {
        return terms.stream().anyMatch(Relative.class::isInstance);
    }
}
