package dev.cairn.engine.rulebook.row;

import dev.cairn.engine.content.Content;
import dev.cairn.engine.learner.Persona;
import java.util.List;

/**
 * All that a rule book's files say, after every check that needs no catalogue. Rows that are off are not here.
 *
 * @param rows of all rule sheets, in the order of strata and, within a sheet, as they are tried
 * @param exampleContent stand-in contents for examples
 * @param warnings what does not stop the book
 * @param written where the cells are that these come from
 */
public record CheckedRows(
        Settings settings,
        List<Program> programs,
        List<Persona> personas,
        List<Row> rows,
        List<RankingTerm> ranking,
        List<ListLimit> listLimits,
        Vocabulary vocabulary,
        List<ExampleRow> examples,
        List<Content> exampleContent,
        List<Issue> warnings,
        Written written) {
    public CheckedRows {
        programs = List.copyOf(programs);
        personas = List.copyOf(personas);
        rows = List.copyOf(rows);
        ranking = List.copyOf(ranking);
        listLimits = List.copyOf(listLimits);
        examples = List.copyOf(examples);
        exampleContent = List.copyOf(exampleContent);
        warnings = List.copyOf(warnings);
    }
}
