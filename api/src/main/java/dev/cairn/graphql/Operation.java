package dev.cairn.graphql;

import graphql.language.Document;
import graphql.language.Field;
import graphql.language.OperationDefinition;
import graphql.language.SelectionSet;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an operation is called where it is counted and logged, such as {@code query nextBestContent}. Its words are the
 * schema's: a client's own names would grow without bound, and may hold anything.
 */
final class Operation {
    /** What never became an operation: it does not parse, does not validate, or asks for too much. */
    static final String NONE = "none";

    private static final String SEVERAL = "several";

    private Operation() {}

    /** Of a valid document. */
    static String of(Document document, @Nullable String name) {
        for (OperationDefinition operation : document.getDefinitionsOfType(OperationDefinition.class)) {
            if (name == null || name.isEmpty() || name.equals(operation.getName())) {
                return operation.getOperation().name().toLowerCase(Locale.ROOT) + " "
                        + root(operation.getSelectionSet());
            }
        }
        return NONE;
    }

    private static String root(@Nullable SelectionSet selections) {
        return selections != null
                        && selections.getSelections().size() == 1
                        && selections.getSelections().get(0) instanceof Field only
                ? only.getName()
                : SEVERAL;
    }
}
