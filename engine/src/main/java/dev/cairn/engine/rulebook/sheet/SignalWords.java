package dev.cairn.engine.rulebook.sheet;

import dev.cairn.engine.rulebook.row.CheckedRows;
import dev.cairn.engine.rulebook.row.SignalQuery;
import org.jspecify.annotations.Nullable;

/** The words of a {@code Signals:} header, read outside of a sheet. */
public final class SignalWords {
    private SignalWords() {}

    /** What became of the words. */
    public sealed interface Reading {}

    public record Understood(SignalQuery query) implements Reading {}

    /** @param nearest the known value that looks most like the one that is wrong */
    public record Unclear(
            String problem,
            @Nullable String expected,
            @Nullable String nearest) implements Reading {}

    /**
     * Which signals are meant, synonyms of the book's vocabulary resolved.
     *
     * @param words such as {@code viewed within 30 days about topic welcome}
     */
    public static Reading read(String words, CheckedRows book) {
        Known known = new Known();
        known.use(book.vocabulary());
        book.programs().forEach(program -> known.add(Domain.PROGRAM, program.name()));
        try {
            return new Understood(SignalWindow.query(Texts.tidy(words), known));
        } catch (Misread misread) {
            return new Unclear(misread.message(), misread.expected(), misread.nearest());
        }
    }
}
