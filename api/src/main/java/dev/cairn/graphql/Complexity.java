package dev.cairn.graphql;

import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.IntValue;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.Value;
import graphql.language.VariableDefinition;
import graphql.language.VariableReference;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many values the pages of a query could hold: what is asked of an item counts once for each item that its root field
 * may bring. It is known before anything is done, where an answer's size is known only when the work is.
 */
final class Complexity {
    /** Of a connection whose size is not said. */
    private static final int UNSAID = 20;

    private final Map<String, FragmentDefinition> fragments = new HashMap<>();
    private final OperationDefinition operation;
    private final Map<String, Object> variables;

    private Complexity(Document document, OperationDefinition operation, Map<String, Object> variables) {
        document.getDefinitionsOfType(FragmentDefinition.class)
                .forEach(fragment -> fragments.put(fragment.getName(), fragment));
        this.operation = operation;
        this.variables = variables;
    }

    /**
     * Why a valid document's query asks too much, or null.
     *
     * @param name of the operation; null where there is one only
     */
    static @Nullable String exceeded(Document document, @Nullable String name, Map<String, Object> variables) {
        for (OperationDefinition operation : document.getDefinitionsOfType(OperationDefinition.class)) {
            boolean asked = name == null || name.isEmpty() || name.equals(operation.getName());
            if (asked && operation.getOperation() == OperationDefinition.Operation.QUERY) {
                Complexity complexity = new Complexity(document, operation, variables);
                long values = complexity.values(operation.getSelectionSet(), true);
                return values <= Limits.RESULT_NODES
                        ? null
                        : "the pages of this query could hold " + values + " values, and an answer holds at most "
                                + Limits.RESULT_NODES + "; ask for smaller pages or fewer fields";
            }
        }
        return null;
    }

    /** What a valid document unfolds to has been bounded, and has no cycles. */
    private long values(@Nullable SelectionSet selections, boolean root) {
        long values = 0;
        if (selections != null) {
            for (Selection<?> selection : selections.getSelections()) {
                if (selection instanceof Field field) {
                    long below = values(field.getSelectionSet(), false);
                    values += 1 + (root ? below * items(field) : below);
                } else if (selection instanceof InlineFragment fragment) {
                    values += values(fragment.getSelectionSet(), root);
                } else if (selection instanceof FragmentSpread spread && fragments.containsKey(spread.getName())) {
                    values += values(fragments.get(spread.getName()).getSelectionSet(), root);
                }
            }
        }
        return values;
    }

    private int items(Field field) {
        boolean connection = field.getSelectionSet() != null
                && field.getSelectionSet().getSelectionsOfType(Field.class).stream()
                        .anyMatch(below -> below.getName().equals("edges"));
        int items = connection ? UNSAID : 1;
        for (Argument argument : field.getArguments()) {
            switch (argument.getName()) {
                case "first", "last", "learners", "ids" -> items = number(argument.getValue(), items);
                case "placements" -> items = Limits.PAGE;
                default -> {}
            }
        }
        return items;
    }

    /** A size, or how long a list is; what is beyond a page is refused where it is read, in words that say so. */
    private int number(Value<?> value, int unsaid) {
        if (value instanceof IntValue said) {
            return bounded(said.getValue().doubleValue());
        }
        if (value instanceof ArrayValue list) {
            return bounded(list.getValues().size());
        }
        if (value instanceof VariableReference variable) {
            Object given = variables.get(variable.getName());
            if (given instanceof Number number) {
                return bounded(number.doubleValue());
            }
            if (given instanceof Collection<?> list) {
                return bounded(list.size());
            }
            return byDefault(variable.getName(), unsaid);
        }
        return unsaid;
    }

    private int byDefault(String variable, int unsaid) {
        for (VariableDefinition definition : operation.getVariableDefinitions()) {
            if (definition.getName().equals(variable) && definition.getDefaultValue() instanceof IntValue said) {
                return bounded(said.getValue().doubleValue());
            }
        }
        return unsaid;
    }

    private static int bounded(double items) {
        return (int) Math.max(0, Math.min(items, Limits.PAGE));
    }
}
