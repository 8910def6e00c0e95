package dev.cairn.graphql;

import dev.cairn.store.Change;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A mutation's input while it is read: values come out by name, what is wrong with them gathers in {@link #errors()}.
 * Absent and null are two things.
 */
final class Input {
    static final int LINE = 500;
    static final int TEXT = 10_000;
    private static final int LONGEST_LIST = 200;

    private final Map<String, Object> values;
    private final List<String> path;
    private final List<UserError> errors;

    Input(Map<String, Object> values) {
        this(values, List.of("input"), new ArrayList<>());
    }

    private Input(Map<String, Object> values, List<String> path, List<UserError> errors) {
        this.values = values;
        this.path = path;
        this.errors = errors;
    }

    /** The input that stands in the list of that name, errors gathered here. */
    Input at(String name, int index, Map<String, Object> values) {
        List<String> deeper = new ArrayList<>(path);
        deeper.add(name);
        deeper.add(String.valueOf(index));
        return new Input(values, deeper, errors);
    }

    /** The input that stands in the field of that name, errors gathered here. */
    Input in(String name) {
        List<String> deeper = new ArrayList<>(path);
        deeper.add(name);
        return new Input(object(name), deeper, errors);
    }

    Map<String, Object> values() {
        return values;
    }

    List<UserError> errors() {
        return errors;
    }

    void error(ErrorCode code, String message, @Nullable String nearest, Object... field) {
        List<String> place = new ArrayList<>(path);
        for (Object step : field) {
            place.add(String.valueOf(step));
        }
        errors.add(new UserError(code, place, message, nearest));
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    @Nullable
    Object get(String name) {
        return values.get(name);
    }

    @SuppressWarnings("unchecked") // the schema says that an input object stands there
    Map<String, Object> object(String name) {
        Object value = values.get(name);
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked") // the schema says that a list of input objects stands there
    List<Map<String, Object>> objects(String name) {
        Object value = values.get(name);
        return value == null ? List.of() : (List<Map<String, Object>>) value;
    }

    /** What becomes of a fact: kept where the field is absent, cleared where it is null. */
    <T> Change<T> change(String name, Function<Object, @Nullable T> reading) {
        if (!has(name)) {
            return Change.keep();
        }
        Object value = values.get(name);
        return Change.to(value == null ? null : reading.apply(value));
    }

    /** A fact in one line; blank is an error, for null is there to clear. */
    Change<String> line(String name) {
        return change(name, value -> line(String.valueOf(value), name));
    }

    @Nullable
    String optionalLine(String name) {
        Object value = values.get(name);
        return value == null ? null : line(String.valueOf(value), name);
    }

    @Nullable
    String line(String value, Object... field) {
        return text(value, LINE, field);
    }

    /** The text as it is, or null and an error. */
    @Nullable
    String text(String value, int longest, Object... field) {
        if (value.isBlank()) {
            error(ErrorCode.INVALID, "it is blank; send null to clear it", null, field);
        } else if (value.length() > longest) {
            error(ErrorCode.INVALID, "it has at most " + longest + " characters", null, field);
        } else if (!Words.isPlain(value)) {
            error(ErrorCode.INVALID, "it holds control characters", null, field);
        } else {
            return value;
        }
        return null;
    }

    /** The words of a list without repetition, in their order. */
    List<String> words(String name) {
        List<String> words = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        if (values.get(name) instanceof List<?> list && fits(list, name, LONGEST_LIST)) {
            for (int i = 0; i < list.size(); i++) {
                String word = line(String.valueOf(list.get(i)), name, i);
                if (word != null && seen.add(word)) {
                    words.add(word);
                }
            }
        }
        return words;
    }

    boolean fits(List<?> list, String name, int longest) {
        if (list.size() > longest) {
            error(ErrorCode.INVALID, "it holds at most " + longest + " items", null, name);
            return false;
        }
        return true;
    }

    /** What a reading yields, or null and the error with which it was refused. */
    <T> @Nullable T reading(String name, Function<Object, T> reading) {
        Object value = values.get(name);
        if (value == null) {
            return null;
        }
        try {
            return reading.apply(value);
        } catch (Refusal refusal) {
            error(refusal.code(), refusal.words(), refusal.nearest(), name);
            return null;
        }
    }
}
