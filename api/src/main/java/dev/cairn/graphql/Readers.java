package dev.cairn.graphql;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLAppliedDirectiveArgument;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who reads what: holds the {@code @reader} of every field, and shuts every field that has none. */
final class Readers {
    private static final String ANYONE = "ANYONE";

    private Readers() {}

    /** The same schema, its fields answering only those who may read them. Fields that anyone may read cost nothing. */
    static GraphQLSchema guard(GraphQLSchema schema) {
        GraphQLCodeRegistry guarded = schema.getCodeRegistry().transform(registry -> {
            for (GraphQLNamedType type : schema.getAllTypesAsList()) {
                if (type instanceof GraphQLObjectType object
                        && !object.getName().startsWith("__")) {
                    object.getFieldDefinitions().forEach(field -> guard(registry, object, field));
                }
            }
        });
        return schema.transformWithoutTypes(builder -> builder.codeRegistry(guarded));
    }

    private static void guard(
            GraphQLCodeRegistry.Builder registry, GraphQLObjectType type, GraphQLFieldDefinition field) {
        Set<Role> readers = readers(field);
        if (readers != null) {
            FieldCoordinates place = FieldCoordinates.coordinates(type, field);
            DataFetcher<?> inner = registry.getDataFetcher(place, field);
            registry.dataFetcher(place, new Guarded(inner, readers));
        }
    }

    /** A field that answers some. */
    record Guarded(DataFetcher<?> inner, Set<Role> readers) implements DataFetcher<@Nullable Object> {
        @Override
        public @Nullable Object get(DataFetchingEnvironment environment) throws Exception {
            if (!Asked.caller(environment).has(readers)) {
                throw new Refusal(ErrorCode.FORBIDDEN, "your roles do not allow this field");
            }
            return inner.get(environment);
        }
    }

    /** Whether that root field answers the caller; for what leads to the same objects by another way. */
    static boolean answers(String rootField, DataFetchingEnvironment environment) {
        @Nullable
        Set<Role> readers =
                readers(environment.getGraphQLSchema().getQueryType().getFieldDefinition(rootField));
        return readers == null || Asked.caller(environment).has(readers);
    }

    /** The roles that may read a field; null is anyone. A field that says nothing is read by nobody. */
    private static @Nullable Set<Role> readers(GraphQLFieldDefinition field) {
        GraphQLAppliedDirective directive = field.getAppliedDirective("reader");
        GraphQLAppliedDirectiveArgument roles = directive == null ? null : directive.getArgument("roles");
        if (roles == null || !(roles.getValue() instanceof Collection<?> named)) {
            return Set.of();
        }
        Set<Role> readers = EnumSet.of(Role.ADMINISTRATOR);
        for (Object role : named) {
            if (ANYONE.equals(role)) {
                return null;
            }
            readers.add(Role.valueOf(String.valueOf(role)));
        }
        return readers;
    }
}
