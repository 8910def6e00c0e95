package dev.cairn.imports;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.content.Content;
import dev.cairn.engine.rulebook.RuleBook;
import dev.cairn.engine.rulebook.row.KnownSignals;
import dev.cairn.engine.rulebook.row.Vocabulary;
import dev.cairn.engine.word.Nearest;
import dev.cairn.imports.mapping.MappedRow;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the rule book's vocabulary and the catalogue know of a signal's words: for telling what is probably misspelt. */
final class SignalSpelling {
    /** Looking for the nearest is dear where there are many contents, and of many findings nobody reads all. */
    private static final int MOST_GUESSES = 20;

    private final Map<String, KnownWords> whole = new LinkedHashMap<>();
    private final KnownWords kinds;
    private final List<String> contents;
    private final Map<String, @Nullable String> nearest = new HashMap<>();

    SignalSpelling(RuleBook book, Catalog catalog, Gathering gathering) {
        Vocabulary vocabulary = book.rows().vocabulary();
        for (String field : List.of("device", "channel", "touch point")) {
            whole.put(
                    field,
                    new KnownWords(
                            gathering,
                            () -> KnownSignals.words(field, vocabulary, catalog),
                            "is no " + field + " of the rule book's vocabulary"));
        }
        // any kind may be sent: only one that is nearly a known one is worth a word
        kinds = new KnownWords(
                gathering,
                () -> KnownSignals.kinds(vocabulary),
                "is neither a usual signal nor one of the rule book's vocabulary");
        contents = catalog.contents().stream().map(Content::id).toList();
    }

    void check(MappedRow row) {
        whole.forEach((field, words) -> row.list(field).forEach(word -> words.check(word, row.place(), field)));
        row.list("kind").forEach(kind -> kinds.checkNear(kind, row.place(), "kind"));
    }

    /** The known content that was probably meant, or null. */
    @Nullable
    String near(String content) {
        if (!nearest.containsKey(content)) {
            nearest.put(content, nearest.size() < MOST_GUESSES ? Nearest.to(content, contents) : null);
        }
        return nearest.get(content);
    }
}
