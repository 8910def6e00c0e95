package dev.cairn.imports.mapping;

import dev.cairn.engine.table.Line;
import dev.cairn.engine.table.Position;
import dev.cairn.engine.table.Value;
import dev.cairn.engine.word.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where a file has the columns that a mapping reads. */
final class Columns {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<Integer, String> headers = new HashMap<>();
    private final Set<String> wrong = new HashSet<>();

    /** Reports mapped columns that are not there or stand twice. */
    static Columns of(Line header, Mapping mapping, Consumer<Finding> findings) {
        Columns columns = new Columns();
        Set<String> twice = new HashSet<>();
        List<String> titles = new ArrayList<>();
        for (int number = 1; number <= header.values().size(); number++) {
            String title = header.value(number).text().strip();
            titles.add(title);
            columns.headers.put(number, title);
            if (columns.numbers.putIfAbsent(Word.key(title), number) != null) {
                twice.add(Word.key(title));
            }
        }
        for (String wanted : mapping.headers()) {
            if (columns.number(wanted) == 0) {
                findings.accept(
                        Finding.error(header.at(), "the file has no column `" + wanted + "`, which the mapping reads")
                                .nearest(Words.nearest(wanted, titles)));
                columns.wrong.add(wanted);
            } else if (twice.contains(Word.key(wanted))) {
                findings.accept(
                        Finding.error(header.at(), "column `" + wanted + "`, which the mapping reads, stands twice"));
                columns.wrong.add(wanted);
            }
        }
        return columns;
    }

    /** The headers, as the mapping spells them, that were reported. */
    Set<String> wrong() {
        return wrong;
    }

    /** Counted from 1; 0 when there is none. */
    int number(String header) {
        return numbers.getOrDefault(Word.key(header), 0);
    }

    Value value(Line line, String header) {
        return line.value(number(header));
    }

    /** The file's own spelling of the header. */
    String header(int number) {
        return headers.getOrDefault(number, "");
    }

    /** A finding in the column that fills a field; in the row when none does. */
    Finding in(Finding finding, Position row, @Nullable String header, @Nullable String text) {
        return header == null ? finding : finding.in(row.atColumn(number(header)), header(number(header)), text);
    }
}
