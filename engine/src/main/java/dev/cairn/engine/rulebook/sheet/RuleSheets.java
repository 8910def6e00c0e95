package dev.cairn.engine.rulebook.sheet;

import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.engine.rulebook.row.Row;
import dev.cairn.engine.rulebook.sheet.Known.Named;
import dev.cairn.engine.rulebook.sheet.RuleHeads.Draft;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the sheets whose rows are rules, each in the order in which its rows are tried. */
final class RuleSheets {
    private record Ordered(@Nullable Integer order, Row row) {
        int rank() {
            return order == null ? Integer.MAX_VALUE : order;
        }
    }

    private final Known known;
    private final Formats formats;
    private final Findings findings;

    RuleSheets(Known known, Formats formats, Findings findings) {
        this.known = known;
        this.formats = formats;
        this.findings = findings;
    }

    /** The segments that rows make, in the spelling of the first row that names each. */
    static void segments(@Nullable Page page, Known known) {
        if (page == null) {
            return;
        }
        for (Entry entry : page.entries()) {
            Filled cell = entry.cell("Then segment");
            if (cell != null) {
                known.add(Domain.SEGMENT, cell.text());
            }
        }
    }

    List<Row> segmentRules(@Nullable Page page) {
        return rows(page, heads -> entry -> {
            Draft draft = heads.read(entry, List.of());
            Named segment = entry.require("Then segment", cell -> known.find(Domain.SEGMENT, cell.text()));
            return segment == null
                    ? null
                    : new Ordered(
                            draft.order(),
                            new Row.SegmentRow(
                                    draft.head(Sentence.segment(draft, segment.spelling())), segment.spelling()));
        });
    }

    List<Row> personaRules(@Nullable Page page) {
        List<Row> rows = rows(page, heads -> entry -> {
            Draft draft = heads.read(entry, List.of());
            Named persona = entry.require(
                    "Then persona", cell -> ValueCells.of(cell, known).single());
            return persona == null
                    ? null
                    : new Ordered(
                            draft.order(),
                            new Row.PersonaRow(
                                    draft.head(Sentence.persona(draft, persona.spelling())), persona.spelling()));
        });
        if (page != null) {
            lastRow(rows, page);
        }
        return rows;
    }

    /** The first row that matches decides: one without conditions belongs last, and nowhere else. */
    private void lastRow(List<Row> rows, Page page) {
        for (int i = 0; i < rows.size() - 1; i++) {
            if (rows.get(i).head().conditions().isEmpty()) {
                findings.add(Issue.warning(
                        rows.get(i).head().place(),
                        null,
                        "the row has no conditions, so the " + (rows.size() - 1 - i) + " after it are never reached"));
                return;
            }
        }
        if (!rows.isEmpty() && !rows.get(rows.size() - 1).head().conditions().isEmpty()) {
            findings.add(
                    Issue.warning(
                            page.header().place(),
                            null,
                            "the last row has conditions, so some learners may have no persona; a last row without any gives them one"));
        }
    }

    List<Row> stageRules(@Nullable Page page) {
        StageRows stages = new StageRows(known, formats);
        return rows(page, heads -> entry -> {
            StageRows.Start start = stages.read(entry);
            Draft draft = heads.read(entry, start.told());
            Row row = stages.row(entry, draft, start);
            return row == null ? null : new Ordered(draft.order(), row);
        });
    }

    List<Row> contentRules(@Nullable Page page) {
        ContentRows contents = new ContentRows(known, formats);
        return rows(page, heads -> entry -> {
            Draft draft = heads.read(entry, List.of());
            Row row = contents.row(entry, draft);
            return row == null ? null : new Ordered(draft.order(), row);
        });
    }

    List<Row> guards(@Nullable Page page) {
        return rows(page, heads -> entry -> {
            Draft draft = heads.read(entry, List.of());
            Selection selection = Selection.of(entry, known, formats, "hide");
            return selection == null
                    ? null
                    : new Ordered(
                            draft.order(),
                            new Row.GuardRow(draft.head(Sentence.guard(draft, selection)), selection.selector()));
        });
    }

    List<Row> caps(@Nullable Page page) {
        CapRows caps = new CapRows(known, formats);
        return rows(page, heads -> entry -> {
            Draft draft = heads.read(entry, List.of());
            Row row = caps.row(entry, draft);
            return row == null ? null : new Ordered(draft.order(), row);
        });
    }

    private List<Row> rows(@Nullable Page page, Function<RuleHeads, Function<Entry, @Nullable Ordered>> reader) {
        if (page == null) {
            return List.of();
        }
        Conditions conditions = Conditions.of(page.header(), known, formats, findings);
        Function<Entry, @Nullable Ordered> reading = reader.apply(new RuleHeads(new Names(), conditions, formats));
        List<Ordered> ordered = new ArrayList<>();
        for (Entry entry : page.entries()) {
            Ordered row = reading.apply(entry);
            if (row != null && entry.isSound()) {
                ordered.add(row);
            }
        }
        ordered.sort(Comparator.comparingInt(Ordered::rank));
        return ordered.stream().map(Ordered::row).toList();
    }
}
