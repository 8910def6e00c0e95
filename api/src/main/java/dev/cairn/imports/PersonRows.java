package dev.cairn.imports;

import dev.cairn.engine.learner.ExternalId;
import dev.cairn.engine.learner.LearnerId;
import dev.cairn.imports.mapping.Finding;
import dev.cairn.imports.mapping.MappedRow;
import dev.cairn.store.Change;
import dev.cairn.store.Person;
import dev.cairn.store.ProfileChange;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Rows as people. A field that the mapping fills is set, an empty cell clears it; the others stay as they are. */
final class PersonRows {
    private PersonRows() {}

    static Person person(MappedRow row) {
        Set<ExternalId> externalIds = row.arguments("external id").entrySet().stream()
                .map(id -> new ExternalId(id.getKey(), id.getValue()))
                .collect(Collectors.toSet());
        return new Person(new LearnerId(Objects.requireNonNull(row.text("id"))), externalIds, change(row), List.of());
    }

    /** What no mapping could see: a cell that another cell of the row makes wrong. */
    static Optional<Finding> problem(MappedRow row) {
        String id = Objects.requireNonNull(row.text("id"));
        return id.equals(row.text("manager"))
                ? Optional.of(row.place()
                        .error("manager", "`" + id + "` would be their own manager")
                        .expecting("another person's id, or an empty cell"))
                : Optional.empty();
    }

    private static ProfileChange change(MappedRow row) {
        return new ProfileChange(
                text(row, "name"),
                text(row, "role"),
                text(row, "target role"),
                text(row, "department"),
                text(row, "country"),
                text(row, "manager"),
                text(row, "manager's department"),
                row.has("language")
                        ? Change.to(row.list("language").isEmpty() ? null : row.list("language"))
                        : Change.keep(),
                parsed(row, "time zone", ZoneId::of),
                parsed(row, "first day", LocalDate::parse),
                attributes(row),
                text(row, "persona"));
    }

    private static Change<String> text(MappedRow row, String field) {
        return parsed(row, field, Function.identity());
    }

    private static <T> Change<T> parsed(MappedRow row, String field, Function<String, T> parse) {
        if (!row.has(field)) {
            return Change.keep();
        }
        String text = row.text(field);
        return text == null ? Change.to(null) : Change.to(parse.apply(text));
    }

    private static Change<Map<String, Optional<String>>> attributes(MappedRow row) {
        if (!row.hasArguments("attribute")) {
            return Change.keep();
        }
        Map<String, Optional<String>> named = new HashMap<>();
        row.values().forEach((key, values) -> {
            if (key.startsWith("attribute: ")) {
                named.put(key.substring("attribute: ".length()), values.stream().findFirst());
            }
        });
        return Change.to(named);
    }
}
