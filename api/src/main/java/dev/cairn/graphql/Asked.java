package dev.cairn.graphql;

import graphql.GraphQLContext;
import graphql.schema.DataFetchingEnvironment;
import java.util.Map;
import java.util.Objects;

/** What every field can know: who asks, in which request, and the arguments that the schema does not let be left out. */
final class Asked {
    private Asked() {}

    static Caller caller(DataFetchingEnvironment environment) {
        return of(environment.getGraphQlContext(), Caller.class);
    }

    static Request request(GraphQLContext context) {
        return of(context, Request.class);
    }

    static Standing standing(DataFetchingEnvironment environment) {
        return of(environment.getGraphQlContext(), Standing.class);
    }

    private static <T> T of(GraphQLContext context, Class<T> type) {
        return type.cast(Objects.requireNonNull(context.get(type)));
    }

    /** An argument that is an input object. */
    static Map<String, Object> object(DataFetchingEnvironment environment, String name) {
        return Objects.requireNonNull(environment.<Map<String, Object>>getArgument(name));
    }

    static Input input(DataFetchingEnvironment environment) {
        return new Input(object(environment, "input"));
    }

    /** @throws Refusal where the page is not of 1 to 100 */
    static int first(DataFetchingEnvironment environment) {
        return first(Objects.requireNonNull(environment.<Integer>getArgument("first")));
    }

    static int first(int first) {
        if (first < 1 || first > Limits.PAGE) {
            throw new Refusal(ErrorCode.INVALID, "`first` is 1 to " + Limits.PAGE + ", not " + first);
        }
        return first;
    }
}
