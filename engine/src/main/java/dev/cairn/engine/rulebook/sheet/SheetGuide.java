package dev.cairn.engine.rulebook.sheet;

import dev.cairn.engine.rulebook.sheet.Column.Argument;
import java.util.List;
import java.util.Locale;

/** Writes the description of all sheets as the page {@code docs/sheets.md}. */
public final class SheetGuide {
    private final StringBuilder page = new StringBuilder();

    private SheetGuide() {}

    /** Markdown, the same for the same description. */
    public static String markdown() {
        return new SheetGuide().written();
    }

    private String written() {
        page.append("# The sheets of a rule book\n\n");
        page.append("Written from the description in the code by the engine's tests; do not edit it by hand.\n\n");
        page.append("A book is a folder of CSV files or one XLSX workbook with the same sheets.\n\n");
        bullets(Choices.ofAllSheets());
        page.append("## Sheets of rules\n\n");
        bullets(Choices.ofRules());
        page.append("## Cells\n\n");
        bullets(Choices.ofCells());
        for (Sheet sheet : Sheet.values()) {
            page.append("## `").append(sheet.title()).append("`\n\n");
            page.append(sheet.help().substring(0, 1).toUpperCase(Locale.ROOT))
                    .append(sheet.help().substring(1))
                    .append(sheet.isRead() ? ".\n\n" : ". Known by name, not applied yet.\n");
            bullets(Choices.of(sheet));
            if (sheet.isRead()) {
                columns(sheet);
            }
            page.append('\n');
        }
        return page.toString().strip() + "\n";
    }

    private void bullets(List<String> sentences) {
        sentences.forEach(sentence -> page.append("- ").append(sentence).append('\n'));
        if (!sentences.isEmpty()) {
            page.append('\n');
        }
    }

    private void columns(Sheet sheet) {
        page.append("| column | what it says | may hold | example |\n|---|---|---|---|\n");
        for (Column column : sheet.columns()) {
            String example = column.example();
            String header = column.title();
            if (column.argument() != Argument.NONE) {
                int colon = example.indexOf(':');
                header += ": " + example.substring(0, colon);
                example = example.substring(colon + 1).strip();
            }
            page.append("| ").append(header).append(column.required() ? " (needed)" : "");
            page.append(" | ").append(column.help());
            page.append(" | ").append(column.form().words());
            page.append(" | `").append(example).append("` |\n");
        }
    }
}
