package dev.cairn.engine.rulebook.row;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an expert's rule demands of the learner, as it is written: comparisons under and, or, not. */
public sealed interface ExpertTest {

    /** Each of them; of none, always. */
    record All(List<ExpertTest> tests) implements ExpertTest {
        public All {
            tests = List.copyOf(tests);
        }
    }

    /** At least one of them. */
    record Any(List<ExpertTest> tests) implements ExpertTest {
        public Any {
            tests = List.copyOf(tests);
        }
    }

    /** The contrary, on known facts. */
    record Not(ExpertTest test) implements ExpertTest {}

    /**
     * One fact, compared.
     *
     * @param fact the word, such as {@code skillGap}
     * @param argument what stands in brackets after it
     * @param values one, but for IN and NOT_IN; none for IS_NULL and IS_NOT_NULL
     */
    record Comparison(Place place, String fact, @Nullable String argument, Operator operator, List<ExpertValue> values)
            implements ExpertTest {
        public Comparison {
            values = List.copyOf(values);
        }
    }

    enum Operator {
        EQUAL("=="),
        NOT_EQUAL("!="),
        LESS("<"),
        AT_MOST("<="),
        MORE(">"),
        AT_LEAST(">="),
        IN("in"),
        NOT_IN("not in"),
        CONTAINS("contains"),
        NOT_CONTAINS("not contains"),
        /** Of a cell's text, such as {@code Mon-Fri}. */
        MATCHES("matches"),
        IS_NULL("== null"),
        IS_NOT_NULL("!= null");

        private final String text;

        Operator(String text) {
            this.text = text;
        }

        /** As a .drl file writes it. */
        public String text() {
            return text;
        }
    }
}
