package dev.cairn.graphql;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.scalars.ExtendedScalars;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;
import graphql.schema.GraphQLScalarType;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** The scalars that GraphQL does not bring. */
final class Scalars {
    /** Addresses whose scheme makes a browser run or show what the writer wants instead of opening a page. */
    private static final Set<String> DANGEROUS = Set.of("javascript", "data", "vbscript", "blob", "file", "about");

    private static final int LONGEST_URL = 2_000;

    /** The extended one knows no {@link Instant}, and years that PostgreSQL does not. */
    private static final GraphQLScalarType DATE_TIME = GraphQLScalarType.newScalar()
            .name("DateTime")
            .coercing(new Text<Instant>() {
                @Override
                Instant read(String text) {
                    Object parsed = ExtendedScalars.DateTime.getCoercing()
                            .parseValue(text, GraphQLContext.getDefault(), Locale.ROOT);
                    if (!(parsed instanceof OffsetDateTime time) || time.getYear() < 1 || time.getYear() > 9999) {
                        throw new CoercingParseValueException("a `DateTime` lies in the years 1 to 9999");
                    }
                    return time.toInstant();
                }
            })
            .build();

    /** The extended one answers with a {@code java.net.URL}, which knows no {@code msteams:}. */
    private static final GraphQLScalarType URL = GraphQLScalarType.newScalar()
            .name("Url")
            .coercing(new Text<String>() {
                @Override
                String read(String text) {
                    try {
                        String scheme = new URI(text).getScheme();
                        if (scheme == null
                                || text.length() > LONGEST_URL
                                || DANGEROUS.contains(scheme.toLowerCase(Locale.ROOT))) {
                            throw new CoercingParseValueException(
                                    "a `Url` is absolute, has at most 2,000 characters and runs no code");
                        }
                        return text;
                    } catch (URISyntaxException broken) {
                        throw new CoercingParseValueException("a `Url` is written as RFC 3986 says");
                    }
                }
            })
            .build();

    /** Comes as a part of a form only, never as JSON, and never goes out. */
    private static final GraphQLScalarType UPLOAD = GraphQLScalarType.newScalar()
            .name("Upload")
            .coercing(new Coercing<Upload, String>() {
                @Override
                public Upload parseValue(Object input, GraphQLContext context, Locale locale) {
                    if (input instanceof Upload upload) {
                        return upload;
                    }
                    throw new CoercingParseValueException("an `Upload` is sent as a part of `multipart/form-data`");
                }
            })
            .build();

    static final List<GraphQLScalarType> ALL =
            List.of(DATE_TIME, URL, UPLOAD, ExtendedScalars.Date, ExtendedScalars.GraphQLLong);

    private Scalars() {}

    /** A scalar that JSON writes as text. */
    private abstract static class Text<T> implements Coercing<T, String> {
        /** @throws CoercingParseValueException telling a client what would be right */
        abstract T read(String text);

        @Override
        public String serialize(Object value, GraphQLContext context, Locale locale) {
            if (value instanceof Instant || value instanceof String) {
                return value.toString();
            }
            throw new CoercingSerializeException("no text: " + value.getClass());
        }

        @Override
        public T parseValue(Object input, GraphQLContext context, Locale locale) {
            if (input instanceof String text) {
                return read(text);
            }
            throw new CoercingParseValueException("it is written as text");
        }

        @Override
        public T parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
            if (!(input instanceof StringValue text)) {
                throw new CoercingParseLiteralException("it is written as text");
            }
            try {
                return read(Objects.requireNonNullElse(text.getValue(), ""));
            } catch (CoercingParseValueException wrong) {
                throw new CoercingParseLiteralException(wrong.getMessage());
            }
        }

        @Override
        public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
            return StringValue.newStringValue(input.toString()).build();
        }
    }
}
