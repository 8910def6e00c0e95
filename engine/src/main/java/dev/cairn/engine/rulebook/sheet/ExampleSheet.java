package dev.cairn.engine.rulebook.sheet;

import dev.cairn.engine.rulebook.row.ExampleRow;
import dev.cairn.engine.rulebook.row.Fact;
import dev.cairn.engine.rulebook.sheet.Known.Named;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code examples}: the facts that an author states, and what must come of them. */
final class ExampleSheet {
    private static final List<String> EXPECTATIONS = List.of(
            "Expect persona",
            "Expect segments",
            "Expect stage",
            "Expect first pick",
            "Must contain",
            "Must not contain");

    private final Known known;
    private final Formats formats;
    private final Conditions facts;

    private ExampleSheet(Known known, Formats formats, Conditions facts) {
        this.known = known;
        this.formats = formats;
        this.facts = facts;
    }

    static List<ExampleRow> read(@Nullable Page page, Known known, Formats formats, Findings findings) {
        List<ExampleRow> examples = new ArrayList<>();
        if (page == null) {
            return examples;
        }
        Conditions facts = Conditions.of(page.header(), known, formats, findings);
        ExampleSheet sheet = new ExampleSheet(known, formats, facts);
        Names names = new Names();
        for (Entry entry : page.entries()) {
            ExampleRow example = sheet.example(entry, names);
            if (example != null) {
                examples.add(example);
            }
        }
        return examples;
    }

    private @Nullable ExampleRow example(Entry entry, Names names) {
        String name = names.of(entry);
        Instant at = entry.require("At", cell -> formats.instant(cell.text()));
        Map<Fact, List<String>> given = given(entry, at);
        Set<String> program = program(entry);
        if (entry.cell("Program") == null && entry.cell("Stage") != null) {
            entry.error("the example names a stage and no program", "the program of that stage in `Program`");
        }
        Named persona =
                entry.read("Expect persona", cell -> ValueCells.of(cell, known).single());
        Named stage = entry.read("Expect stage", cell -> known.requireStageOrExit(program, cell.name(), cell));
        List<String> segments = entry.read("Expect segments", this::segments);
        String first = entry.read("Expect first pick", this::content);
        List<String> contain = entry.read("Must contain", this::contents);
        List<String> notContain = entry.read("Must not contain", this::contents);
        if (EXPECTATIONS.stream().allMatch(title -> entry.cell(title) == null)) {
            entry.absent("the example expects nothing, so it can never fail", "one of " + Texts.choices(EXPECTATIONS));
        }
        List<String> wanted = contain == null ? List.of() : contain;
        List<String> unwanted = notContain == null ? List.of() : notContain;
        for (String content : unwanted) {
            if (wanted.contains(content) || content.equals(first)) {
                entry.error("`" + content + "` must be there and must not be there", "the id in one of them");
            }
        }
        if (entry.cell("Reason") != null && first == null) {
            entry.error(
                    "`Reason` speaks of the first pick, and the row does not say which",
                    "an id in `Expect first pick`");
        }
        if (!entry.isSound() || at == null) {
            return null;
        }
        return new ExampleRow(
                entry.place(),
                name,
                at,
                given,
                persona == null ? null : persona.spelling(),
                segments,
                stage == null ? null : stage.spelling(),
                first,
                wanted,
                unwanted,
                entry.text("Reason"));
    }

    private Set<String> program(Entry entry) {
        Filled cell = entry.cell("Program");
        return cell == null
                ? Set.of()
                : Set.of(known.named(Domain.PROGRAM, cell.name()).key());
    }

    private Map<Fact, List<String>> given(Entry entry, @Nullable Instant at) {
        Map<Fact, List<String>> given = new LinkedHashMap<>();
        GivenCells cells = new GivenCells(known, formats, at, program(entry));
        for (Filled cell : entry.cells(Column.Part.CONDITION)) {
            Fact fact = facts.fact(cell.heading());
            List<String> values = fact == null ? null : Entry.read(cell, filled -> cells.read(filled, fact));
            if (fact != null && values != null) {
                given.put(fact, values);
            }
        }
        return given;
    }

    private @Nullable List<String> segments(Filled cell) {
        if (cell.text().equalsIgnoreCase("none") && known.find(Domain.SEGMENT, cell.text()) == null) {
            return List.of();
        }
        List<Named> named = ValueCells.of(cell, known).list();
        return named == null
                ? null
                : named.stream().map(Named::spelling).distinct().toList();
    }

    private String content(Filled cell) {
        return stated(cell, cell.name());
    }

    private @Nullable List<String> contents(Filled cell) {
        if (known.find(Domain.CONTENT, cell.text()) != null) {
            return List.of(cell.text());
        }
        List<String> ids = new ArrayList<>();
        for (Pieces.Piece piece : Pieces.of(cell.text())) {
            ids.add(stated(cell, piece.text()));
        }
        return ids;
    }

    /** A misspelt id would make "must not contain" hold by itself. */
    private String stated(Filled cell, String id) {
        if (known.find(Domain.CONTENT, id) == null
                && !known.values(Domain.CONTENT).isEmpty()) {
            String nearest = Nearest.of(id, known.values(Domain.CONTENT));
            cell.warning("`example-content` has no content `" + id + "`"
                    + (nearest == null ? "" : "; did you mean `" + nearest + "`?"));
        }
        return id;
    }
}
