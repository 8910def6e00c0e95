package dev.cairn.graphql;

import graphql.TrivialDataFetcher;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.TypeRuntimeWiring;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Those fields of a type whose value is not simply the record's component of the same name. */
final class Fields<T> {
    private final Class<T> source;
    private final TypeRuntimeWiring.Builder type;

    private Fields(String name, Class<T> source) {
        this.source = source;
        type = TypeRuntimeWiring.newTypeWiring(name);
    }

    static <T> Fields<T> of(String type, Class<T> source) {
        return new Fields<>(type, source);
    }

    /** A value of the record in another shape. */
    Fields<T> field(String name, Function<T, @Nullable Object> value) {
        TrivialDataFetcher<@Nullable Object> fetcher = environment -> value.apply(source.cast(environment.getSource()));
        return fetched(name, fetcher);
    }

    /** A value that hangs on who asks, in which language, for what. */
    Fields<T> field(String name, BiFunction<T, DataFetchingEnvironment, @Nullable Object> value) {
        TrivialDataFetcher<@Nullable Object> fetcher =
                environment -> value.apply(source.cast(environment.getSource()), environment);
        return fetched(name, fetcher);
    }

    Fields<T> fetched(String name, DataFetcher<?> fetcher) {
        type.dataFetcher(name, fetcher);
        return this;
    }

    TypeRuntimeWiring.Builder type() {
        return type;
    }

    /** The entries of a map as objects, in the order of their keys: the same answer every time. */
    static <P> List<P> pairs(Map<String, String> map, BiFunction<String, String, P> pair) {
        return new TreeMap<>(map)
                .entrySet().stream()
                        .map(entry -> pair.apply(entry.getKey(), entry.getValue()))
                        .toList();
    }

    static List<String> sorted(Collection<String> set) {
        return set.stream().sorted().toList();
    }
}
