package dev.cairn.engine.rulebook.sheet;

import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.engine.rulebook.row.Place;
import dev.cairn.engine.rulebook.row.RuleFile;
import dev.cairn.engine.table.Limits;
import dev.cairn.engine.table.Position;
import dev.cairn.engine.table.Problem;
import dev.cairn.engine.table.Reading;
import dev.cairn.engine.table.Table;
import dev.cairn.engine.table.Tables;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A book's files as tables, each under the sheet that it is. The only class here that opens files. */
final class RuleFiles {
    private final Map<Sheet, Table> tables = new EnumMap<>(Sheet.class);
    private final Set<Sheet> refused = EnumSet.noneOf(Sheet.class);
    private final Findings findings;

    private RuleFiles(Findings findings) {
        this.findings = findings;
    }

    /** The order of the files does not matter. */
    static RuleFiles open(List<RuleFile> files, Findings findings) {
        RuleFiles opened = new RuleFiles(findings);
        List<RuleFile> sorted = new ArrayList<>(files);
        sorted.sort(Comparator.comparing(RuleFile::name));
        sorted.forEach(opened::open);
        return opened;
    }

    /** The sheet's table, with at least a header row; null when the book has none. */
    @Nullable
    Table table(Sheet sheet) {
        return tables.get(sheet);
    }

    /** Whether the sheet is there but could not be read. */
    boolean isRefused(Sheet sheet) {
        return refused.contains(sheet);
    }

    boolean isEmpty() {
        return tables.isEmpty() && refused.isEmpty();
    }

    private void open(RuleFile file) {
        if (file.name().toLowerCase(Locale.ROOT).endsWith(".drl")) {
            return; // read before, and handed in
        }
        Reading<List<Table>> reading = Tables.read(file.name(), file.bytes(), Limits.inMemory());
        reading.warnings().forEach(this::add);
        if (reading instanceof Reading.Refused<List<Table>> bad) {
            bad.problems().forEach(this::add);
            refuse(file.name());
        } else if (reading instanceof Reading.Read<List<Table>> good) {
            boolean workbook = BookTables.isWorkbook(file);
            good.content().forEach(table -> take(workbook ? table : Inert.read(table)));
        }
    }

    /** A refused workbook may have held any sheet. */
    private void refuse(String file) {
        String name = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
        int dot = name.lastIndexOf('.');
        Sheet sheet = Sheet.named(dot < 0 ? name : name.substring(0, dot));
        if (sheet == null) {
            refused.addAll(EnumSet.allOf(Sheet.class));
        } else {
            refused.add(sheet);
        }
    }

    private void take(Table table) {
        String name = table.sheet();
        Place place = Place.of(table.file(), name, 0);
        if (name.strip().toLowerCase(Locale.ROOT).startsWith("note")
                || BookTables.isList(name)
                || table.lines().isEmpty()) {
            return;
        }
        Sheet sheet = Sheet.named(name);
        if (sheet == null) {
            findings.add(Issue.error(place, name, "there is no sheet `" + name + "`")
                    .expecting("one of " + Texts.choices(Sheet.titles()) + "; names that begin with `note` are ignored")
                    .nearest(Nearest.of(name, Sheet.titles())));
        } else if (!sheet.isRead()) {
            findings.add(Issue.warning(place, null, "`" + sheet.title() + "` is not applied yet"));
        } else {
            Table before = tables.putIfAbsent(sheet, table);
            if (before != null) {
                findings.add(Issue.error(
                                place, null, "the sheet `" + sheet.title() + "` stands in `" + before.file() + "` too")
                        .expecting("one sheet of each name in a book"));
            }
        }
    }

    private void add(Problem problem) {
        findings.add(issue(problem));
    }

    /** What a table says of a file, as an issue of the book. */
    static Issue issue(Problem problem) {
        Position at = problem.at();
        String cell = at.column() > 0 && at.row() > 0 ? at.cellName() : null;
        Place place = new Place(at.file(), at.sheet(), at.row(), null, cell);
        return problem.kind().isWarning()
                ? Issue.warning(place, null, problem.message())
                : Issue.error(place, null, problem.message());
    }
}
