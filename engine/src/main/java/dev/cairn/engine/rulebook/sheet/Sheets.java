package dev.cairn.engine.rulebook.sheet;

import dev.cairn.engine.rulebook.row.CheckedRows;
import dev.cairn.engine.rulebook.row.ExpertRules;
import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.engine.rulebook.row.RuleFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rule files in, checked rows out. */
public final class Sheets {
    private Sheets() {}

    /** What became of the files. */
    public sealed interface Reading {}

    public record Checked(CheckedRows rows) implements Reading {}

    /** @param issues errors and warnings, sorted by place */
    public record Broken(List<Issue> issues) implements Reading {
        public Broken {
            issues = List.copyOf(issues);
        }
    }

    /**
     * All sheets of a book, whatever the order of its files; or every issue of every cell.
     *
     * @param experts what the files say that are no sheets
     */
    public static Reading read(List<RuleFile> files, ExpertRules experts) {
        return new BookReading(files, experts).read();
    }

    /**
     * The rules of a book in experts' language, which is read back to the same rows: by the titles of their sheets.
     *
     * @throws IllegalArgumentException when the book cannot be read
     */
    public static Map<String, String> drl(List<RuleFile> files, ExpertRules experts) {
        BookReading reading = new BookReading(files, experts);
        if (reading.read() instanceof Broken) {
            throw new IllegalArgumentException("the book cannot be read");
        }
        Map<String, String> texts = new LinkedHashMap<>();
        reading.rules().forEach((sheet, rules) -> {
            // caps are a table of limits: experts have no outcome for them, and the sheet stays a sheet
            if (!rules.isEmpty() && sheet != Sheet.CAPS) {
                texts.put(sheet.title(), ExpertText.of(rules));
            }
        });
        return texts;
    }

    /** The facts and outcomes of experts' rules as Markdown tables, for the guide; made of the sheets' columns. */
    public static String expertWords() {
        return ExpertWords.tables();
    }

    /** A book of sheets only. */
    public static Reading read(List<RuleFile> files) {
        return read(files, ExpertRules.NONE);
    }
}
