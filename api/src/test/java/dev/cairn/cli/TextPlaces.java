package dev.cairn.cli;

import graphql.language.EnumTypeDefinition;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.ObjectTypeDefinition;
import graphql.language.Type;
import graphql.language.TypeDefinition;
import graphql.language.TypeName;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every place in the arguments of root fields where a text may stand. */
final class TextPlaces {
    private static final int DEEPEST = 6;
    private static final String MARK = "$text";
    /** What is written as text, and read as something. */
    private static final Map<String, String> PLAIN = Map.of(
            "String", "\"x\"",
            "ID", "\"x\"",
            "DateTime", "\"2026-01-01T08:00:00Z\"",
            "Date", "\"2026-01-01\"",
            "Url", "\"https://example.org/a\"",
            "Int", "1",
            "Long", "1",
            "Float", "1",
            "Boolean", "true");

    private static final List<String> NO_TEXT = List.of("Int", "Long", "Float", "Boolean");
    private static final Map<String, String> KNOWN =
            Map.of("LearnerRef", "{id: \"ben\"}", "ContentRef", "{id: \"office-tour\"}");

    private final TypeDefinitionRegistry schema;

    TextPlaces(String text) {
        schema = new SchemaParser().parse(text);
    }

    /**
     * @param name such as {@code updateLearner.input.learner.id}
     * @param question a document whose one variable, {@code text}, stands there
     */
    record Place(String name, String question) {}

    /** A value with the variable in it, and of which type that is. */
    private record Marked(String value, String type) {
        Marked with(String around) {
            return new Marked(around, type);
        }
    }

    List<Place> all() {
        List<Place> all = new ArrayList<>();
        for (String root : List.of("Query", "Mutation", "Subscription")) {
            roots(root)
                    .forEach(field -> field.getInputValueDefinitions().forEach(argument -> values(argument.getType(), 0)
                            .forEach((path, value) -> all.add(new Place(
                                    field.getName() + "." + argument.getName() + path,
                                    question(root, field, argument, value))))));
        }
        return all;
    }

    private Stream<FieldDefinition> roots(String type) {
        Stream<FieldDefinition> own = schema.types().get(type) instanceof ObjectTypeDefinition object
                ? object.getFieldDefinitions().stream()
                : Stream.of();
        return Stream.concat(
                own,
                schema.objectTypeExtensions().getOrDefault(type, List.of()).stream()
                        .flatMap(extension -> extension.getFieldDefinitions().stream()));
    }

    private String question(String root, FieldDefinition field, InputValueDefinition asked, Marked marked) {
        String arguments = field.getInputValueDefinitions().stream()
                .filter(argument -> argument == asked || isNeeded(argument))
                .map(argument ->
                        argument.getName() + ": " + (argument == asked ? marked.value() : plain(argument.getType(), 0)))
                .collect(Collectors.joining(", "));
        return root.toLowerCase(Locale.ROOT) + "(" + MARK + ": " + marked.type() + "!) { " + field.getName() + "("
                + arguments + ")" + selection(field.getType()) + " }";
    }

    private String selection(Type<?> type) {
        TypeDefinition<?> result = schema.types().get(named(type));
        if (result == null || result instanceof EnumTypeDefinition) {
            return "";
        }
        boolean payload = result instanceof ObjectTypeDefinition object
                && object.getFieldDefinitions().stream()
                        .anyMatch(field -> field.getName().equals("userErrors"));
        return payload ? " { userErrors { code message } }" : " { __typename }";
    }

    /** A value of the type for each place in it, the text marked in one. */
    private Map<String, Marked> values(Type<?> type, int depth) {
        String name = named(type);
        Map<String, Marked> values = new LinkedHashMap<>();
        if (schema.types().get(name) instanceof InputObjectTypeDefinition input) {
            if (depth < DEEPEST) {
                for (InputValueDefinition field : input.getInputValueDefinitions()) {
                    values(field.getType(), depth + 1)
                            .forEach((path, marked) -> values.put(
                                    "." + field.getName() + path,
                                    marked.with(object(input, field, marked.value(), depth))));
                }
            }
        } else if (PLAIN.containsKey(name) && !NO_TEXT.contains(name)) {
            values.put("", new Marked(MARK, name));
        }
        if (isList(type)) {
            values.replaceAll((path, marked) -> marked.with("[" + marked.value() + "]"));
        }
        return values;
    }

    private String object(
            InputObjectTypeDefinition input, @Nullable InputValueDefinition asked, String value, int depth) {
        boolean oneOf = input.hasDirective("oneOf");
        return input.getInputValueDefinitions().stream()
                .filter(field -> field == asked || (!oneOf && isNeeded(field)))
                .map(field -> field.getName() + ": " + (field == asked ? value : plain(field.getType(), depth + 1)))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private String plain(Type<?> type, int depth) {
        String name = named(type);
        String one;
        String known = KNOWN.get(name);
        if (known != null) {
            one = known;
        } else if (schema.types().get(name) instanceof InputObjectTypeDefinition input) {
            boolean oneOf = input.hasDirective("oneOf");
            InputValueDefinition first =
                    oneOf ? input.getInputValueDefinitions().get(0) : null;
            one = object(input, first, first == null ? "" : plain(first.getType(), depth + 1), depth);
        } else if (schema.types().get(name) instanceof EnumTypeDefinition words) {
            one = words.getEnumValueDefinitions().get(0).getName();
        } else {
            one = PLAIN.getOrDefault(name, "null");
        }
        return isList(type) ? "[" + one + "]" : one;
    }

    private static boolean isNeeded(InputValueDefinition value) {
        return value.getType() instanceof NonNullType && value.getDefaultValue() == null;
    }

    private static boolean isList(Type<?> type) {
        return type instanceof ListType || (type instanceof NonNullType needed && needed.getType() instanceof ListType);
    }

    private static String named(Type<?> type) {
        if (type instanceof NonNullType needed) {
            return named(needed.getType());
        }
        return type instanceof ListType list ? named(list.getType()) : ((TypeName) type).getName();
    }
}
