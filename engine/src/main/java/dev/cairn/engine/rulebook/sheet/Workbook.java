package dev.cairn.engine.rulebook.sheet;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.engine.rulebook.row.RuleFile;
import dev.cairn.engine.table.Marking;
import dev.cairn.engine.table.Origin;
import dev.cairn.engine.table.Table;
import dev.cairn.engine.table.WorkbookWriting;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A book as one XLSX workbook: made of a folder's files, taken apart into them, empty, and with its issues in its cells. */
public final class Workbook {
    private Workbook() {}

    /**
     * The book's sheets as one workbook, ready for an editor: headers that stay in sight, filters, notes, lists of known values. Every sheet and
     * cell goes along, known or not. Expert rules ({@code .drl}) cannot stand in a workbook and follow it unchanged.
     *
     * @param name the workbook's, ending in {@code .xlsx}
     * @param catalog whose values the lists offer too; null for those of the book alone
     */
    public static Conversion of(String name, List<RuleFile> files, @Nullable Catalog catalog) {
        return of(name, files, catalog, null);
    }

    /**
     * The same, and it says from where it comes: {@link #origin}.
     *
     * @param origin at most 200 characters; null says nothing
     */
    public static Conversion of(String name, List<RuleFile> files, @Nullable Catalog catalog, @Nullable String origin) {
        BookTables book = BookTables.of(files);
        List<Issue> issues = new ArrayList<>(book.issues());
        book.tables().forEach(table -> issues.addAll(Folder.unfitForSheet(table)));
        if (issues.stream().anyMatch(Issue::isError)) {
            return new Conversion.Refused(issues.stream().sorted().toList());
        }
        List<RuleFile> converted = new ArrayList<>();
        converted.add(new RuleFile(name, written(book.tables(), new Offers(files, catalog), origin)));
        converted.addAll(book.others());
        return new Conversion.Converted(converted, issues.stream().sorted().toList());
    }

    /** The book as a folder's files: each sheet of a workbook becomes a CSV file, other files stay as they are. */
    public static Conversion folder(List<RuleFile> files) {
        return Folder.of(files);
    }

    /** A workbook with every sheet and column there is and no rows, its lists offering what the catalogue knows. */
    public static RuleFile empty(String name, @Nullable Catalog catalog) {
        Offers offers = new Offers(List.of(), catalog);
        List<WorkbookWriting.Sheet> sheets = Arrays.stream(Sheet.values())
                .filter(Sheet::isRead)
                .map(sheet -> Layout.empty(sheet, offers))
                .toList();
        return new RuleFile(name, bytes(sheets, null));
    }

    /**
     * The book with what was found in it: a note and a tint in each cell meant, and a first sheet {@code Issues}, which is not read when the
     * workbook is handed in again. A workbook handed in alone keeps its author's looks; other files become a workbook of our own. A book too
     * large for notes gets the sheet alone.
     *
     * @param name of the workbook that comes back, ending in {@code .xlsx}
     * @param issues those of earlier times, in the workbook, are replaced
     * @param origin see {@link #origin}; null leaves what a workbook says itself
     */
    public static RuleFile annotated(String name, List<RuleFile> files, List<Issue> issues, @Nullable String origin) {
        List<RuleFile> sheets =
                files.stream().filter(file -> !BookTables.isExpert(file)).toList();
        Remarks remarks = new Remarks(issues);
        if (sheets.size() == 1 && BookTables.isWorkbook(sheets.get(0))) {
            RuleFile own = sheets.get(0);
            byte[] marked = Marking.mark(own.name(), own.bytes(), remarks.marks(), remarks.listing(), origin)
                    .orElse(null);
            if (marked != null) {
                return new RuleFile(name, marked);
            }
        }
        List<Table> readable = BookTables.of(files).tables().stream()
                .filter(table -> Folder.unfitForSheet(table).isEmpty())
                .toList();
        byte[] rebuilt = readable.isEmpty() ? null : written(readable, new Offers(files, null), null);
        byte[] marked = Marking.mark(name, rebuilt, remarks.marks(), remarks.listing(), origin)
                .or(() -> Marking.mark(name, null, List.of(), remarks.listing(), origin))
                .orElseThrow(() -> new IllegalStateException("a list can always be written"));
        return new RuleFile(name, marked);
    }

    /** From where the first workbook among the files comes, if it says so; it keeps that under another name too. */
    public static @Nullable String origin(List<RuleFile> files) {
        for (RuleFile file : files) {
            if (BookTables.isWorkbook(file)) {
                return Origin.of(file.name(), file.bytes());
            }
        }
        return null;
    }

    private static byte[] written(List<Table> tables, Offers offers, @Nullable String origin) {
        return bytes(tables.stream().map(table -> Layout.of(table, offers)).toList(), origin);
    }

    private static byte[] bytes(List<WorkbookWriting.Sheet> sheets, @Nullable String origin) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            WorkbookWriting.write(out, sheets, origin);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return out.toByteArray();
    }
}
