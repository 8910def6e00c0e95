package dev.cairn.engine.rulebook.sheet;

import dev.cairn.engine.content.ContentField;
import dev.cairn.engine.rulebook.row.Cell;
import dev.cairn.engine.rulebook.row.Condition;
import dev.cairn.engine.rulebook.row.Fact;
import dev.cairn.engine.rulebook.row.Row;
import dev.cairn.engine.rulebook.row.SignalQuery;
import dev.cairn.engine.rulebook.sheet.Conditions.Told;
import dev.cairn.engine.rulebook.sheet.Known.Named;
import dev.cairn.engine.rulebook.sheet.RuleHeads.Draft;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what only rows of {@code stage-rules} have, and turns it into conditions like any other. */
final class StageRows {
    private final Known known;
    private final Formats formats;

    StageRows(Known known, Formats formats) {
        this.known = known;
        this.formats = formats;
    }

    /** Where a row leads from, and what must have happened. */
    record Start(@Nullable Named program, Set<String> from, List<Told> told) {}

    Start read(Entry entry) {
        List<Told> told = new ArrayList<>();
        Filled programCell = entry.cell("Program");
        Named program =
                entry.require("Program", cell -> ValueCells.of(cell, known).single());
        if (program != null && programCell != null) {
            Demand demand = new Demand(
                    new Cell.AnyOf(Set.of(program.key()), false), Demand.Tone.ANY, List.of(program.spelling()));
            told.add(told(programCell, Fact.of(Fact.Kind.PROGRAM), demand, null));
        }
        Set<String> from = Set.of();
        Filled fromCell = entry.cell("From stage");
        if (fromCell != null) {
            Set<String> own = keys(program);
            Demand demand = Entry.read(
                    fromCell, cell -> ValueCells.stages(cell, known, own).condition(false));
            if (demand != null) {
                told.add(told(fromCell, Fact.of(Fact.Kind.STAGE), demand, null));
            }
            if (demand != null && demand.cell() instanceof Cell.AnyOf any && !any.not()) {
                from = any.keys();
            }
        }
        signals(entry, told);
        return new Start(program, from, told);
    }

    /** The same of an expert's rule, which says it by conditions like any other. */
    Start start(Draft draft) {
        Named program = null;
        boolean one = true;
        boolean placed = true;
        Set<String> from = new LinkedHashSet<>();
        for (List<Told> alternative : draft.alternatives()) {
            Told named = positive(alternative, Fact.Kind.PROGRAM);
            Named own = named == null ? null : named(named);
            one &= own != null && (program == null || program.equals(own));
            program = own;
            Told stage = positive(alternative, Fact.Kind.STAGE);
            placed &= stage != null;
            if (stage != null) {
                from.addAll(((Cell.AnyOf) stage.demand().cell()).keys());
            }
        }
        if (!one) {
            draft.entry()
                    .error(
                            "the rule does not say whose journeys move: each of its alternatives names the same program",
                            "such as `Learner( program == \"Onboarding\", ... )`");
        }
        return new Start(one ? program : null, placed ? from : Set.of(), List.of());
    }

    private static @Nullable Named named(Told told) {
        Set<String> keys = ((Cell.AnyOf) told.demand().cell()).keys();
        return keys.size() == 1
                ? new Named(keys.iterator().next(), told.demand().items().get(0))
                : null;
    }

    private static @Nullable Told positive(List<Told> alternative, Fact.Kind kind) {
        for (Told told : alternative) {
            if (told.fact().kind() == kind && told.demand().cell() instanceof Cell.AnyOf any && !any.not()) {
                return told;
            }
        }
        return null;
    }

    private void signals(Entry entry, List<Told> told) {
        Filled signal = entry.cell("Signal");
        Filled atLeast = entry.cell("At least");
        Filled within = entry.cell("Within");
        Filled silent = entry.cell("Silent for");
        Filled about = about(entry);
        String kind = entry.read("Signal", this::kind);
        Integer least = entry.read("At least", this::atLeast);
        SignalWindow window = entry.read("Within", SignalWindow::of);
        Integer days = entry.read("Silent for", SignalWindow::days);
        ContentField field = about == null ? null : field(about);
        String value = about == null || field == null
                ? null
                : Entry.read(about, cell -> known.named(SignalWindow.domain(field), cell.text())
                        .key());
        Filled counted = atLeast != null ? atLeast : silent == null ? (signal != null ? signal : about) : null;
        if (within != null && counted == null) {
            within.error(
                    "`Within` says how far back to count, but the row counts no signals",
                    "a `Signal`, or `At least`",
                    null);
        }
        if (silent != null && days != null) {
            if (days == 0) {
                silent.error("silence of 0 days always holds", "at least 1 day", null);
            }
            Cell cell = new Cell.Between(days, true, Double.POSITIVE_INFINITY, false);
            SignalQuery query = new SignalQuery(kind, 0, SignalQuery.Unit.DAYS, field, value, null, null);
            told.add(told(silent, Fact.silence(query), Demand.any(cell, "at least " + days), about));
        }
        if (counted != null) {
            SignalWindow back = window == null ? SignalWindow.EVER : window;
            SignalQuery query = new SignalQuery(kind, back.within(), back.unit(), field, value, null, null);
            int count = least == null ? 1 : least;
            Cell cell = new Cell.Between(count, true, Double.POSITIVE_INFINITY, false);
            told.add(told(counted, Fact.signals(query), Demand.any(cell, "at least " + count), about));
        }
    }

    private Told told(Filled cell, Fact fact, Demand demand, @Nullable Filled about) {
        String spelling = about == null
                ? null
                : known.named(about.heading().column().domain(), about.text()).spelling();
        return new Told(new Condition(cell.place(), fact, demand.cell(), cell.raw()), demand, spelling);
    }

    private @Nullable String kind(Filled cell) {
        return cell.text().equalsIgnoreCase("any")
                ? null
                : known.named(Domain.SIGNAL, cell.text()).key();
    }

    private int atLeast(Filled cell) {
        int count = formats.whole(cell);
        if (count < 1) {
            throw new Misread("`" + cell.text() + "` signals or more there always are")
                    .expecting("a whole number, 1 or more");
        }
        return count;
    }

    /** The one About cell of a row. */
    private static @Nullable Filled about(Entry entry) {
        Filled found = null;
        for (String title : List.of("About kind", "About topic", "About content")) {
            Filled cell = entry.cell(title);
            if (cell != null && found != null) {
                cell.error(
                        "a row counts signals about one thing; `"
                                + found.heading().text() + "` is filled too",
                        "one `About` column in a row",
                        null);
            } else if (cell != null) {
                found = cell;
            }
        }
        return found;
    }

    private static ContentField field(Filled about) {
        return switch (about.heading().column().domain()) {
            case KIND -> ContentField.KIND;
            case TOPIC -> ContentField.TOPIC;
            default -> ContentField.CONTENT;
        };
    }

    @Nullable
    Row row(Entry entry, Draft draft, Start start) {
        Named program = start.program();
        Filled then = entry.cell("Then stage");
        boolean exit = then != null && then.text().equalsIgnoreCase("exit");
        Named to = exit
                ? null
                : entry.require("Then stage", cell -> known.requireStageOrExit(keys(program), cell.name(), cell));
        if (then != null && to != null && start.from().contains(to.key())) {
            then.error("the row leads from `" + to.spelling() + "` to where it is", "another stage, or `exit`", null);
        }
        boolean held =
                draft.told().stream().anyMatch(told -> !isPlace(told.fact().kind()));
        if (!held && entry.isSound()) {
            entry.warning("nothing holds the row back: it moves a journey as soon as it gets there");
        }
        if (program == null || (to == null && !exit)) {
            return null;
        }
        String spelling = to == null ? null : to.spelling();
        String sentence = Sentence.stage(draft, spelling);
        return new Row.StageRow(
                draft.head(sentence), program.spelling(), !start.from().isEmpty(), spelling);
    }

    private static Set<String> keys(@Nullable Named program) {
        return program == null ? Set.of() : Set.of(program.key());
    }

    private static boolean isPlace(Fact.Kind kind) {
        return kind == Fact.Kind.PROGRAM || kind == Fact.Kind.STAGE;
    }
}
