package dev.cairn.engine.rulebook.sheet;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.content.ContentField;
import dev.cairn.engine.rulebook.row.RuleFile;
import dev.cairn.engine.word.Word;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the drop-down list of a column offers: the values that the book and the catalogue know, and the fixed words of its cells. */
final class Offers {
    /** Nobody looks for a value in a longer list. */
    private static final int MOST = 2_000;

    private static final List<String> SAME = List.of("same as learner");

    private final Known known;
    private final @Nullable Catalog catalog;
    private final Map<Column, List<String>> made = new HashMap<>();

    /** A book that cannot be read offers what of it was understood. */
    Offers(List<RuleFile> files, @Nullable Catalog catalog) {
        this.known = BookReading.glance(files).known();
        this.catalog = catalog;
    }

    List<String> of(Column column) {
        return made.computeIfAbsent(column, this::make);
    }

    private List<String> make(Column column) {
        List<String> words = words(column);
        if (!words.isEmpty()) {
            return words;
        }
        boolean named =
                switch (column.form()) {
                    case VALUES, SET, NAME, NAMES, SELECTION -> true;
                    default -> false;
                };
        if (!named || column.domain() == Domain.FREE) {
            return List.of();
        }
        Map<String, String> values = new LinkedHashMap<>();
        add(known.values(column.domain()), values);
        if (catalog != null) {
            for (ContentField field : ContentField.values()) {
                if (field.name().equals(column.domain().name()) && field != ContentField.STAGE) {
                    add(catalog.values(field), values);
                }
            }
        }
        List<String> offered = new ArrayList<>(values.values());
        if (column.domain() != Domain.STAGE) {
            offered.sort(String.CASE_INSENSITIVE_ORDER);
        }
        offered = new ArrayList<>(offered.subList(0, Math.min(MOST, offered.size())));
        offered.addAll(0, references(column));
        if (column.title().equals("Then stage")) {
            offered.add("exit");
        }
        return List.copyOf(offered);
    }

    private static void add(Collection<String> from, Map<String, String> values) {
        // Excel takes no longer entry
        from.stream()
                .filter(value -> value.length() <= 255)
                .forEach(value -> values.putIfAbsent(Word.key(value), value));
    }

    private static List<String> references(Column column) {
        if (column.form() != Form.SELECTION || column.field() == null) {
            return List.of();
        }
        return switch (column.field()) {
            case ROLE, COUNTRY -> SAME;
            case DEPARTMENT -> List.of("same as learner", "manager's department");
            case SKILL -> List.of("my gaps", "my largest gap");
            case LEVEL -> List.of("next after mine", "above mine");
            default -> List.of();
        };
    }

    private static List<String> words(Column column) {
        return switch (column.title()) {
            case "Setting" -> SettingsSheet.NAMES;
            case "Term" -> ListSheets.TERMS;
            case "Starts with" -> List.of("first day", "enrolment", "segment");
            case "Status" -> List.of("published", "draft", "retired");
            default ->
                switch (column.form()) {
                    case YES -> List.of("yes", "no");
                    case WEEKDAYS -> List.of("Mon-Fri", "Sat-Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");
                    default -> List.of();
                };
        };
    }
}
