package dev.cairn.engine.rulebook.row;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule of a .drl file as its text says it: its form is checked, its words are not.
 *
 * @param place of the rule's first line; {@code sheet} is the file's name, {@code cell} the position in the line
 * @param order the contrary of its salience: the lowest comes first; null without one
 * @param from the text of date-effective
 * @param until the text of date-expires
 * @param verb what the one statement does, such as {@code show}
 * @param verbPlace of the statement
 */
public record ExpertRule(
        Place place,
        String name,
        @Nullable Integer order,
        @Nullable ExpertValue from,
        @Nullable ExpertValue until,
        ExpertTest when,
        String verb,
        Place verbPlace,
        List<Argument> arguments) {
    public ExpertRule {
        arguments = List.copyOf(arguments);
    }

    /**
     * What the statement says.
     *
     * @param name such as {@code kind}; empty for a plain value
     * @param of what stands in brackets after it
     */
    public record Argument(
            Place place, String name, @Nullable String of, ExpertValue value) {}
}
