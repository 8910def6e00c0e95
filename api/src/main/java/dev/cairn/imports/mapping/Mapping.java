package dev.cairn.imports.mapping;

import dev.cairn.engine.word.Word;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which column of a foreign file is which field of ours, and how the file writes things.
 *
 * @param source the name under which signals without ids are told apart; the same for every delivery of the same file
 * @param sheet which sheet of a workbook, its first when null
 * @param zone of times that name none
 * @param language of titles and summaries that name none; null when neither the mapping nor whoever imports says it
 * @param leftOut which rows are not imported; the value is the reason
 * @param nothing keys of the words that stand for an empty cell, such as {@code n/a}
 */
public record Mapping(
        Target target,
        String source,
        @Nullable String sheet,
        ZoneId zone,
        @Nullable String language,
        Set<String> nothing,
        List<MappedField.Source> leftOut,
        List<MappedField> fields) {

    /** What a Value may name in braces beside the file's columns. */
    static final String FILE_LANGUAGE = "file language";

    public Mapping {
        leftOut = List.copyOf(leftOut);
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
        leftOut.forEach(source -> add(headers, source));
        fields.forEach(field -> field.sources().forEach(source -> add(headers, source)));
        // it is no column: it stands for what the mapping or the one who imports says
        headers.remove(FILE_LANGUAGE);
        return headers;
    }

    /** The part that reads none of these headers: fields of several sources are whole or not there. */
    Mapping without(Set<String> wrong) {
        List<MappedField> sound = fields.stream()
                .filter(field -> {
                    Set<String> read = new LinkedHashSet<>();
                    field.sources().forEach(one -> add(read, one));
                    return Collections.disjoint(read, wrong);
                })
                .toList();
        return new Mapping(target, source, sheet, zone, language, nothing, leftOut, sound);
    }

    /** Whether it takes one of these headers to know which rows are left out. */
    boolean leavesOutBy(Set<String> wrong) {
        Set<String> read = new LinkedHashSet<>();
        leftOut.forEach(one -> add(read, one));
        return !Collections.disjoint(read, wrong);
    }

    private static void add(Set<String> headers, MappedField.Source source) {
        if (source.from() != null) {
            headers.add(source.from());
        }
        source.rules().forEach(rule -> headers.addAll(rule.value().headers()));
    }

    /** The same mapping for a file in another language; empty for what is no language. */
    public Optional<Mapping> in(String tag) {
        return Shape.LANGUAGE.check(tag) instanceof Formed.Values known
                ? Optional.of(
                        new Mapping(target, source, sheet, zone, known.values().get(0), nothing, leftOut, fields))
                : Optional.empty();
    }

    boolean saysNothing(String text) {
        return text.isBlank() || nothing.contains(Word.key(text));
    }
}
