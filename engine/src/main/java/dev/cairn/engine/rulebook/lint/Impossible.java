package dev.cairn.engine.rulebook.lint;

import dev.cairn.engine.rulebook.row.Cell;
import dev.cairn.engine.rulebook.row.CheckedRows;
import dev.cairn.engine.rulebook.row.Condition;
import dev.cairn.engine.rulebook.row.Fact;
import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.engine.rulebook.row.Program;
import dev.cairn.engine.rulebook.row.Row;
import dev.cairn.engine.rulebook.row.Row.SegmentRow;
import dev.cairn.engine.rulebook.row.SignalQuery;
import dev.cairn.engine.word.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rows that never hold, because two of their cells exclude one another: directly, or through a segment or a program. */
final class Impossible {
    private final CheckedRows rows;
    private final Map<String, List<Row>> makers = new HashMap<>();
    private final Map<String, Set<String>> stages = new HashMap<>();

    Impossible(CheckedRows rows) {
        this.rows = rows;
        for (Row row : rows.rows()) {
            if (row instanceof SegmentRow segment) {
                makers.computeIfAbsent(Word.key(segment.segment()), key -> new ArrayList<>())
                        .add(row);
            }
        }
        for (Program program : rows.programs()) {
            Set<String> keys = new HashSet<>();
            program.stages().forEach(stage -> keys.add(Word.key(stage)));
            stages.put(Word.key(program.name()), keys);
        }
    }

    void report(List<Issue> issues) {
        for (Row row : rows.rows()) {
            Issue found = clash(row);
            if (found == null) {
                found = foreignStage(row);
            }
            if (found == null) {
                found = shutSegment(row);
            }
            if (found != null) {
                issues.add(found);
            }
        }
    }

    /** Only a row of which every alternative clashes never holds. */
    private static @Nullable Issue clash(Row row) {
        Issue first = null;
        for (List<Condition> alternative : row.head().alternatives()) {
            Issue clash = clash(alternative);
            if (clash == null) {
                return null;
            }
            first = first == null ? clash : first;
        }
        return first;
    }

    private static @Nullable Issue clash(List<Condition> conditions) {
        for (int i = 0; i < conditions.size(); i++) {
            for (int j = 0; j <= i; j++) {
                Condition one = conditions.get(j);
                Condition other = conditions.get(i);
                if (exclude(one, other)) {
                    String why = i == j
                            ? Said.cell(one) + ", which no value satisfies"
                            : Said.cell(other) + " while " + Said.cell(one);
                    return never(other, why);
                }
            }
        }
        return null;
    }

    private static Issue never(Condition condition, String why) {
        return Issue.warning(condition.place(), condition.text(), "the row never holds: " + why)
                .expecting("cells that can hold together");
    }

    private static boolean exclude(Condition one, Condition other) {
        if (one.fact().equals(other.fact())) {
            return Cells.exclude(one.fact(), one.cell(), other.cell());
        }
        return moreThanAll(one, other) || moreThanAll(other, one) || gapOfNone(one, other) || gapOfNone(other, one);
    }

    /** More signals of a short time than there may be of a long one. */
    private static boolean moreThanAll(Condition few, Condition many) {
        SignalQuery part = few.fact().signals();
        SignalQuery whole = many.fact().signals();
        return few.fact().kind() == Fact.Kind.SIGNALS
                && many.fact().kind() == Fact.Kind.SIGNALS
                && part != null
                && whole != null
                && isPart(part, whole)
                && few.cell() instanceof Cell.Between least
                && many.cell() instanceof Cell.Between most
                && (least.low() > most.high() || (least.low() == most.high() && !(least.lowIn() && most.highIn())));
    }

    private static boolean isPart(SignalQuery part, SignalQuery whole) {
        boolean shorter = whole.within() == 0
                || (part.within() > 0 && part.unit() == whole.unit() && part.within() <= whole.within());
        return shorter
                && within(part.kind(), whole.kind())
                && within(part.device(), whole.device())
                && within(part.program(), whole.program())
                && (whole.about() == null
                        || (Objects.equals(part.about(), whole.about()) && part.aboutField() == whole.aboutField()));
    }

    private static boolean within(@Nullable String part, @Nullable String whole) {
        return whole == null || whole.equals(part);
    }

    /** {@code none of Python} in Skill gap, and 2 levels missing. */
    private static boolean gapOfNone(Condition gaps, Condition levels) {
        return gaps.fact().kind() == Fact.Kind.SKILL_GAP
                && levels.fact().kind() == Fact.Kind.SKILL_GAP_LEVELS
                && gaps.cell() instanceof Cell.AnyOf none
                && none.not()
                && none.keys().contains(Word.key(String.valueOf(levels.fact().argument())))
                && !levels.cell().holds(null)
                && !levels.cell().holds(0.0);
    }

    /** A stage that none of the row's programs has. */
    private @Nullable Issue foreignStage(Row row) {
        Condition program = Said.condition(row, Fact.Kind.PROGRAM);
        Condition stage = Said.condition(row, Fact.Kind.STAGE);
        if (program == null
                || stage == null
                || stage.cell().holds(null)
                || program.cell().holds(null)) {
            return null;
        }
        for (Map.Entry<String, Set<String>> known : stages.entrySet()) {
            if (program.cell().holds(known.getKey())
                    && known.getValue().stream().anyMatch(stage.cell()::holds)) {
                return null;
            }
        }
        return never(stage, Said.cell(stage) + " while " + Said.cell(program));
    }

    /** A segment all of whose own rows exclude this one. */
    private @Nullable Issue shutSegment(Row row) {
        Condition segment = Said.condition(row, Fact.Kind.SEGMENT);
        if (segment == null) {
            return null;
        }
        if (segment.cell() instanceof Cell.AllOf all) {
            for (String key : all.keys()) {
                Issue shut = shut(segment, Set.of(key), row);
                if (shut != null) {
                    return shut;
                }
            }
            return null;
        }
        return segment.cell() instanceof Cell.AnyOf any && !any.not() ? shut(segment, any.keys(), row) : null;
    }

    private @Nullable Issue shut(Condition segment, Set<String> keys, Row row) {
        String why = null;
        for (String key : keys) {
            for (Row maker : makers.getOrDefault(key, List.of())) {
                why = excluded(maker, row);
                if (why == null) {
                    return null;
                }
            }
        }
        return why == null ? null : never(segment, Said.cell(segment) + ", and " + why);
    }

    private static @Nullable String excluded(Row maker, Row row) {
        String first = null;
        for (List<Condition> demanded : maker.head().alternatives()) {
            for (List<Condition> own : row.head().alternatives()) {
                String why = excluded(demanded, own, Said.row(maker, row));
                if (why == null) {
                    return null;
                }
                first = first == null ? why : first;
            }
        }
        return first;
    }

    private static @Nullable String excluded(List<Condition> maker, List<Condition> row, String where) {
        for (Condition demanded : maker) {
            for (Condition own : row) {
                if (exclude(demanded, own)) {
                    return "in " + where + " " + Said.cell(demanded) + " while here " + Said.cell(own);
                }
            }
        }
        return null;
    }
}
