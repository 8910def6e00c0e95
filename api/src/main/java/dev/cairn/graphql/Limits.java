package dev.cairn.graphql;

import graphql.execution.ResultNodesInfo;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.parser.ParserOptions;
import graphql.schema.DataFetchingEnvironment;
import graphql.validation.QueryComplexityLimits;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How much one request may ask. A portal's page stays far below; what goes beyond costs its sender, not the others. */
final class Limits {
    static final int CHARACTERS = 50_000;
    static final int DEPTH = 15;
    static final int FIELDS = 600;
    static final int ALIASES = 60;
    /** Each root field of ours costs a trip to the database and a decision. */
    static final int ROOT_FIELDS = 20;

    static final int RESULT_NODES = 50_000;

    /**
     * The same of an operation that publishes: what is done must be told, and no list of a rule book gives more than
     * {@link Excerpt#MOST} at once, so that an answer stays below this whatever its {@link #FIELDS} ask.
     */
    static final int COMMITTED_RESULT_NODES = 5_000_000;

    static final int PAGE = 100;
    static final long MILLISECONDS = 5_000;
    static final long LONG_MILLISECONDS = 60_000;

    static final QueryComplexityLimits COMPLEXITY = QueryComplexityLimits.newLimits()
            .maxDepth(DEPTH)
            .maxFieldsCount(FIELDS)
            .build();

    static final ParserOptions PARSER = ParserOptions.newParserOptions()
            .captureIgnoredChars(false)
            .captureLineComments(false)
            .captureSourceLocation(true)
            .readerTrackData(false)
            .maxCharacters(CHARACTERS)
            .maxTokens(5_000)
            .maxWhitespaceTokens(20_000)
            .maxRuleDepth(100)
            .build();

    private final Map<String, FragmentDefinition> fragments = new HashMap<>();
    private int aliases;
    private int rootFields;

    private Limits() {}

    /** What this field does is not undone where its answer is large. */
    static void committing(DataFetchingEnvironment environment) {
        environment.getGraphQlContext().put(ResultNodesInfo.MAX_RESULT_NODES, COMMITTED_RESULT_NODES);
    }

    /** Why a valid document asks too much, or null; depth and number of fields have been looked at while it was validated. */
    static @Nullable String exceeded(Document document) {
        Limits limits = new Limits();
        document.getDefinitionsOfType(FragmentDefinition.class)
                .forEach(fragment -> limits.fragments.put(fragment.getName(), fragment));
        for (OperationDefinition operation : document.getDefinitionsOfType(OperationDefinition.class)) {
            limits.aliases = 0;
            limits.rootFields = 0;
            limits.count(operation.getSelectionSet(), true);
            if (limits.aliases > ALIASES) {
                return "an operation has at most " + ALIASES + " aliases";
            }
            if (limits.rootFields > ROOT_FIELDS) {
                return "an operation has at most " + ROOT_FIELDS + " root fields";
            }
        }
        return null;
    }

    /** A valid document's fragments have no cycles, and what they unfold to has been bounded. */
    private void count(@Nullable SelectionSet selections, boolean root) {
        if (selections == null) {
            return;
        }
        for (Selection<?> selection : selections.getSelections()) {
            if (selection instanceof Field field) {
                aliases += field.getAlias() == null ? 0 : 1;
                rootFields += root ? 1 : 0;
                count(field.getSelectionSet(), false);
            } else if (selection instanceof InlineFragment fragment) {
                count(fragment.getSelectionSet(), root);
            } else if (selection instanceof FragmentSpread spread && fragments.containsKey(spread.getName())) {
                count(fragments.get(spread.getName()).getSelectionSet(), root);
            }
        }
    }
}
