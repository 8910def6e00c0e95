package dev.cairn.imports;

import dev.cairn.engine.word.Word;
import dev.cairn.imports.mapping.Finding;
import dev.cairn.imports.mapping.MappedRow;
import dev.cairn.imports.mapping.RowPlace;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Which row of a file is which person or content; a file names each once. */
final class Places {
    private final Gathering gathering;
    private final String field;
    private final Map<String, RowPlace> places = new HashMap<>();

    Places(Gathering gathering) {
        this(gathering, "id");
    }

    /** @param field by which a row names what it is about */
    Places(Gathering gathering, String field) {
        this.gathering = gathering;
        this.field = field;
    }

    /** False, with a finding, for an id that stands in a row above. */
    boolean isNew(MappedRow row) {
        String id = Objects.requireNonNull(row.text(field));
        RowPlace before = places.putIfAbsent(field.equals("id") ? id : Word.key(id), row.place());
        if (before != null) {
            gathering.find(row.place()
                    .error(field, "`" + id + "` stands in row " + before.at().row() + " already"));
        }
        return before == null;
    }

    Finding error(String id, String field, String message) {
        return Objects.requireNonNull(places.get(id)).error(field, message);
    }
}
