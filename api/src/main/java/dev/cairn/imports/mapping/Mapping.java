package dev.cairn.imports.mapping;

import dev.cairn.engine.word.Word;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which column of a foreign file is which field of ours, and how the file writes things.
 *
 * @param source the name under which signals without ids are told apart; the same for every delivery of the same file
 * @param sheet which sheet of a workbook, its first when null
 * @param zone of times that name none
 * @param language of titles and summaries that name none
 * @param nothing keys of the words that stand for an empty cell, such as {@code n/a}
 */
public record Mapping(
        Target target,
        String source,
        @Nullable String sheet,
        ZoneId zone,
        String language,
        Set<String> nothing,
        List<MappedField> fields) {

    public Mapping {
        nothing = Set.copyOf(nothing);
        fields = List.copyOf(fields);
    }

    /** What became of a mapping file. */
    public sealed interface Reading {
        /** @param warnings what does not keep the mapping from being used */
        record Read(Mapping mapping, List<Finding> warnings) implements Reading {
            public Read {
                warnings = List.copyOf(warnings);
            }
        }

        /** @param findings errors and warnings in the file's order */
        record Refused(List<Finding> findings) implements Reading {
            public Refused {
                findings = List.copyOf(findings);
            }
        }
    }

    /** Reads a mapping sheet, CSV or XLSX. */
    public static Reading read(String fileName, byte[] bytes) {
        return MappingSheet.read(fileName, bytes);
    }

    /** Every header that some field reads, in the mapping's spelling and order. */
    Set<String> headers() {
        Set<String> headers = new LinkedHashSet<>();
        for (MappedField field : fields) {
            for (MappedField.Source source : field.sources()) {
                if (source.from() != null) {
                    headers.add(source.from());
                }
                source.rules().forEach(rule -> headers.addAll(rule.value().headers()));
            }
        }
        return headers;
    }

    boolean saysNothing(String text) {
        return text.isBlank() || nothing.contains(Word.key(text));
    }
}
