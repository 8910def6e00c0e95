package dev.cairn.engine.rulebook.sheet;

import dev.cairn.engine.rulebook.row.Vocabulary;
import dev.cairn.engine.word.Word;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code vocabulary}: words that no catalogue has yet, and synonyms. */
final class VocabularySheet {
    private static final List<String> FIELDS = Arrays.stream(Domain.values())
            .filter(Domain::isExtensible)
            .map(Domain::title)
            .toList();

    private final Map<String, Set<String>> planned = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> synonyms = new LinkedHashMap<>();
    private final Map<String, Integer> rows = new HashMap<>();

    static Vocabulary read(@Nullable Page page) {
        if (page == null) {
            return Vocabulary.EMPTY;
        }
        VocabularySheet sheet = new VocabularySheet();
        page.entries().forEach(sheet::value);
        page.entries().forEach(sheet::synonyms);
        return new Vocabulary(sheet.planned, sheet.synonyms);
    }

    private void value(Entry entry) {
        String field = entry.require("Field", VocabularySheet::field);
        String value = entry.require("Value", Filled::name);
        if (field == null || value == null) {
            return;
        }
        Integer before =
                rows.putIfAbsent(field + "\n" + Word.key(value), entry.place().row());
        if (before != null) {
            entry.error("`" + value + "` stands in row " + before + " already", "one row for each value of a field");
        }
        planned.computeIfAbsent(field, f -> new LinkedHashSet<>()).add(value);
    }

    private void synonyms(Entry entry) {
        Filled cell = entry.cell("Synonyms");
        Filled value = entry.cell("Value");
        if (!entry.isSound() || cell == null || value == null) {
            return;
        }
        String field = String.valueOf(entry.read("Field", VocabularySheet::field));
        List<Pieces.Piece> pieces = Entry.read(cell, filled -> Pieces.of(filled.text()));
        if (pieces == null) {
            return;
        }
        Map<String, String> own = synonyms.computeIfAbsent(field, f -> new LinkedHashMap<>());
        for (Pieces.Piece piece : pieces) {
            String key = Word.key(piece.text());
            if (rows.containsKey(field + "\n" + key)) {
                cell.error("`" + piece.text() + "` is a value of its own in row " + rows.get(field + "\n" + key)
                        + ", so it cannot mean another");
            } else {
                String before = own.putIfAbsent(key, Word.key(value.name()));
                if (before != null && !before.equals(Word.key(value.name()))) {
                    cell.error("`" + piece.text() + "` is already a synonym of `" + before + "`");
                }
            }
        }
    }

    private static String field(Filled cell) {
        for (String field : FIELDS) {
            if (Column.key(field).equals(Column.key(cell.text()))) {
                return field;
            }
        }
        throw new Misread("the vocabulary has no field `" + cell.text() + "`")
                .expecting("one of " + Texts.choices(FIELDS))
                .nearest(Nearest.of(cell.text(), FIELDS));
    }
}
