package dev.cairn.engine.rulebook.sheet;

import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.engine.rulebook.row.Row;
import dev.cairn.engine.rulebook.sheet.Conditions.Told;
import dev.cairn.engine.rulebook.sheet.Known.Named;
import dev.cairn.engine.rulebook.sheet.RuleHeads.Draft;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the sheets whose rows are rules, each in the order in which its rows are tried, and behind them experts' rules
 * with the same outcome: those that have an order before all others, whoever wrote them.
 */
final class RuleSheets {
    /** A row, and what it was made of. */
    record Rule(Draft draft, Row row) {
        int rank() {
            Integer order = draft.order();
            return order == null ? Integer.MAX_VALUE : order;
        }
    }

    /** What a sheet's rows do. */
    private interface Outcome {
        @Nullable
        Row of(Draft draft);
    }

    /** Reads an entry of a sheet; null when it is no rule. */
    private interface Reader {
        @Nullable
        Rule read(RuleHeads heads, Entry entry);
    }

    private final Known known;
    private final Formats formats;
    private final Findings findings;
    private final ExpertRows experts;
    private final Map<Sheet, List<Rule>> rules = new EnumMap<>(Sheet.class);

    RuleSheets(Known known, Formats formats, Findings findings, ExpertRows experts) {
        this.known = known;
        this.formats = formats;
        this.findings = findings;
        this.experts = experts;
    }

    /** All that was read, by sheet, as rows are tried. */
    Map<Sheet, List<Rule>> rules() {
        return rules;
    }

    /** The segments that rows make, in the spelling of the first row that names each. */
    static void segments(@Nullable Page page, Known known) {
        if (page == null) {
            return;
        }
        for (Entry entry : page.entries()) {
            Filled cell = entry.cell("Then segment");
            if (cell != null) {
                known.add(Domain.SEGMENT, cell.name());
            }
        }
    }

    List<Row> segmentRules(@Nullable Page page) {
        return rows(Sheet.SEGMENT_RULES, page, draft -> {
            Named segment = draft.entry().require("Then segment", cell -> known.find(Domain.SEGMENT, cell.name()));
            return segment == null
                    ? null
                    : new Row.SegmentRow(draft.head(Sentence.segment(draft, segment.spelling())), segment.spelling());
        });
    }

    List<Row> personaRules(@Nullable Page page) {
        List<Row> rows = rows(Sheet.PERSONA_RULES, page, draft -> {
            Named persona = draft.entry()
                    .require("Then persona", cell -> ValueCells.of(cell, known).single());
            return persona == null
                    ? null
                    : new Row.PersonaRow(draft.head(Sentence.persona(draft, persona.spelling())), persona.spelling());
        });
        if (page != null) {
            lastRow(rows);
        }
        return rows;
    }

    /** The first row that matches decides: one without conditions belongs last, and nowhere else. */
    private void lastRow(List<Row> rows) {
        for (int i = 0; i < rows.size() - 1; i++) {
            if (rows.get(i).head().conditions().isEmpty()) {
                findings.add(Issue.warning(
                        rows.get(i).head().place(),
                        null,
                        "the row has no conditions, so the " + (rows.size() - 1 - i) + " after it are never reached"));
                return;
            }
        }
        Row last = rows.isEmpty() ? null : rows.get(rows.size() - 1);
        if (last != null && !last.head().conditions().isEmpty()) {
            findings.add(
                    Issue.warning(
                            last.head().place(),
                            null,
                            "the last row has conditions, so some learners may have no persona; a last row without any gives them one"));
        }
    }

    List<Row> stageRules(@Nullable Page page) {
        StageRows stages = new StageRows(known, formats);
        return rows(
                Sheet.STAGE_RULES,
                page,
                (heads, entry) -> {
                    StageRows.Start start = stages.read(entry);
                    Draft draft = heads.read(entry, start.told());
                    Row row = stages.row(entry, draft, start);
                    return row == null ? null : new Rule(draft, row);
                },
                draft -> stages.row(draft.entry(), draft, stages.start(draft)));
    }

    List<Row> contentRules(@Nullable Page page) {
        ContentRows contents = new ContentRows(known, formats);
        return rows(Sheet.CONTENT_RULES, page, draft -> contents.row(draft.entry(), draft));
    }

    List<Row> guards(@Nullable Page page) {
        return rows(Sheet.GUARDS, page, draft -> {
            Selection selection = Selection.of(draft.entry(), known, formats, "hide");
            return selection == null
                    ? null
                    : new Row.GuardRow(draft.head(Sentence.guard(draft, selection)), selection.selector());
        });
    }

    List<Row> caps(@Nullable Page page) {
        CapRows caps = new CapRows(known, formats);
        return rows(Sheet.CAPS, page, draft -> caps.row(draft.entry(), draft));
    }

    private List<Row> rows(Sheet sheet, @Nullable Page page, Outcome outcome) {
        return rows(
                sheet,
                page,
                (heads, entry) -> {
                    Draft draft = heads.read(entry, List.<Told>of());
                    Row row = outcome.of(draft);
                    return row == null ? null : new Rule(draft, row);
                },
                outcome);
    }

    private List<Row> rows(Sheet sheet, @Nullable Page page, Reader reader, Outcome outcome) {
        Names names = new Names();
        List<Rule> all = new ArrayList<>();
        if (page != null) {
            Conditions conditions = Conditions.of(page.header(), known, formats, findings);
            RuleHeads heads = new RuleHeads(names, conditions, formats);
            for (Entry entry : page.entries()) {
                Rule rule = reader.read(heads, entry);
                if (rule != null && entry.isSound()) {
                    all.add(rule);
                }
            }
        }
        RuleHeads heads = new RuleHeads(names, new Conditions(known, formats), formats);
        for (ExpertRows.Expert expert : experts.of(sheet)) {
            Draft draft = heads.read(
                    expert.entry(), expert.rule().name(), expert.rule().order(), expert.alternatives());
            Row row = outcome.of(draft);
            if (row != null && expert.entry().isSound()) {
                all.add(new Rule(draft, row));
            }
        }
        all.sort(Comparator.comparingInt(Rule::rank));
        rules.put(sheet, List.copyOf(all));
        return all.stream().map(Rule::row).toList();
    }
}
