package dev.cairn.engine.rulebook.sheet;

import dev.cairn.engine.rulebook.row.CheckedRows;
import dev.cairn.engine.rulebook.row.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every row as a person reads it stands in {@code sentences.txt}, below each of the sheets. */
class SentencesTest {

    @Test
    void everyRowReadsAsASentence() throws IOException {
        Stories.tell(Books.RESOURCES.resolve("sentences.txt"), 15, files -> sentences(Books.checked(files)));
    }

    /** Of all rows but those of the small sheets that stand beside a story. */
    private static List<String> sentences(CheckedRows book) {
        List<String> told = new ArrayList<>();
        book.programs().stream()
                .filter(program ->
                        !program.name().equals("Onboarding") && !program.name().equals("Leadership"))
                .forEach(program -> told.add(Sentences.of(program)));
        book.personas().stream()
                .filter(persona -> persona.sees() != null)
                .forEach(persona -> told.add(Sentences.of(persona)));
        for (Row row : book.rows()) {
            if (!(row instanceof Row.SegmentRow segment && segment.segment().equals("Night shift"))) {
                told.add(row.head().sentence());
            }
        }
        book.ranking().forEach(term -> told.add(Sentences.of(term)));
        book.listLimits().forEach(limit -> told.add(Sentences.of(limit)));
        book.examples()
                .forEach(example ->
                        told.add(Sentences.of(example, book.settings().zone())));
        return told;
    }
}
