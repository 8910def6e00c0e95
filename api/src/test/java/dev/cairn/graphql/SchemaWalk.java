package dev.cairn.graphql;

import graphql.language.FieldDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.ObjectTypeDefinition;
import graphql.language.Type;
import graphql.language.TypeDefinition;
import graphql.language.TypeName;
import graphql.language.UnionTypeDefinition;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The schema as a way from its root fields to every type: which questions lead there, and which fields a type has. */
final class SchemaWalk {
    /** Stands in arguments for the learner who is asked about. */
    static final String WHO = "$WHO$";

    private final TypeDefinitionRegistry schema;
    private final Map<String, List<String>> arguments;
    private final Map<String, List<FieldDefinition>> fields = new TreeMap<>();

    /** @param arguments of root fields, each a list of ways to ask; of arguments by name where a field has none */
    SchemaWalk(String text, Map<String, List<String>> arguments) {
        this.arguments = arguments;
        schema = new SchemaParser().parse(text);
        schema.types().values().stream()
                .filter(ObjectTypeDefinition.class::isInstance)
                .forEach(type -> fields.put(
                        type.getName(), new ArrayList<>(((ObjectTypeDefinition) type).getFieldDefinitions())));
        schema.objectTypeExtensions()
                .forEach((name, extensions) ->
                        extensions.forEach(extension -> of(name).addAll(extension.getFieldDefinitions())));
    }

    /** A root field and one way to ask for it. */
    record Root(String operation, String name, String arguments, String type) {
        boolean asksAboutLearner() {
            return arguments.contains(WHO);
        }

        String question(String who, String selection) {
            return operation + " { " + name + (arguments.isEmpty() ? "" : "(" + arguments.replace(WHO, who) + ")") + " "
                    + selection + " }";
        }
    }

    /** A way to a type: the root, and what to select on the way, with {@code %s} for the type's own selection. */
    record Way(Root root, String selection) {
        String question(String who, String inner) {
            return root.question(who, selection.replace("%s", inner));
        }
    }

    List<Root> roots() {
        return Stream.of(roots("Query", "query"), roots("Mutation", "mutation"), roots("Subscription", "subscription"))
                .flatMap(all -> all)
                .toList();
    }

    private Stream<Root> roots(String type, String operation) {
        return fields.getOrDefault(type, List.of()).stream().flatMap(field -> asked(field).stream()
                .map(asked -> new Root(operation, field.getName(), asked, named(field.getType()))));
    }

    private List<String> asked(FieldDefinition field) {
        List<String> known = arguments.get(field.getName());
        if (known != null) {
            return known;
        }
        return List.of(field.getInputValueDefinitions().stream()
                .filter(argument -> argument.getType() instanceof NonNullType && argument.getDefaultValue() == null)
                .map(argument -> argument.getName() + ": " + value(field, argument))
                .collect(Collectors.joining(", ")));
    }

    private String value(FieldDefinition field, InputValueDefinition argument) {
        if (named(argument.getType()).equals("LearnerRef")) {
            String one = "{id: \"" + WHO + "\"}";
            return ((NonNullType) argument.getType()).getType() instanceof ListType ? "[" + one + "]" : one;
        }
        List<String> known = arguments.get(argument.getName() + ":");
        if (known == null) {
            throw new AssertionError("say in `Conversation` how to ask for `" + field.getName() + "`: its argument `"
                    + argument.getName() + "` is needed");
        }
        return known.get(0);
    }

    /** The object types, but the roots, by name. */
    Set<String> types() {
        Set<String> types = new TreeSet<>(fields.keySet());
        types.removeAll(Set.of("Query", "Mutation", "Subscription"));
        return types;
    }

    List<String> fieldsOf(String type) {
        return of(type).stream().map(FieldDefinition::getName).toList();
    }

    /** All fields of a type, of objects only their name, without those that need arguments. */
    String selection(String type) {
        return of(type).stream()
                .map(field -> field.getName() + (isLeaf(named(field.getType())) ? "" : " { __typename }"))
                .collect(Collectors.joining(" ", "{ __typename ", " }"));
    }

    /** Whether there is something, and what is to be corrected. */
    String glance(String type) {
        boolean payload = fields.containsKey(type) && fieldsOf(type).contains("userErrors");
        return payload ? "{ __typename userErrors { code } }" : "{ __typename }";
    }

    private boolean isLeaf(String type) {
        return !fields.containsKey(type) && !isUnion(type);
    }

    private boolean isUnion(String type) {
        return definition(type) instanceof UnionTypeDefinition;
    }

    private List<FieldDefinition> of(String type) {
        return Objects.requireNonNull(fields.get(type), type);
    }

    private @Nullable TypeDefinition<?> definition(String type) {
        return schema.types().get(type);
    }

    /** The shortest way from each root to each type. */
    Map<String, List<Way>> ways() {
        Map<String, List<Way>> ways = new LinkedHashMap<>();
        for (Root root : roots()) {
            shortest(root).forEach((type, selection) -> ways.computeIfAbsent(type, t -> new ArrayList<>())
                    .add(new Way(root, selection)));
        }
        return ways;
    }

    private Map<String, String> shortest(Root root) {
        Map<String, String> found = new HashMap<>();
        Deque<String> next = new ArrayDeque<>();
        reach(root.type(), "%s", found, next);
        while (!next.isEmpty()) {
            String type = next.poll();
            for (FieldDefinition field : of(type)) {
                String inner = "{ __typename " + field.getName() + " %s }";
                reach(
                        named(field.getType()),
                        Objects.requireNonNull(found.get(type)).replace("%s", inner),
                        found,
                        next);
            }
        }
        return found;
    }

    private void reach(String type, String selection, Map<String, String> found, Deque<String> next) {
        if (definition(type) instanceof UnionTypeDefinition union) {
            for (Type<?> member : union.getMemberTypes()) {
                String one = named(member);
                reach(one, selection.replace("%s", "{ __typename ... on " + one + " %s }"), found, next);
            }
        } else if (fields.containsKey(type) && found.putIfAbsent(type, selection) == null) {
            next.add(type);
        }
    }

    private static String named(Type<?> type) {
        if (type instanceof NonNullType needed) {
            return named(needed.getType());
        }
        return type instanceof ListType list ? named(list.getType()) : ((TypeName) type).getName();
    }
}
