package dev.cairn.engine.rulebook.drools;

import dev.cairn.engine.rulebook.row.Fact;
import dev.cairn.engine.rulebook.row.Row;
import dev.cairn.engine.rulebook.row.Stratum;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A Drools rule base over a book's rows, and the bounded pool of its sessions. Safe for use by many threads. */
public final class RuleNetwork {
    private RuleNetwork() {}

    /** Builds and warms the rule base. Row numbers of a {@link Match} are positions in {@code rows}. */
    public static RuleNetwork build(List<Row> rows) {
        throw new UnsupportedOperationException();
    }

    /** Which facts the rows of a stratum read: {@code values[i]} of a match is the value of {@code facts(stratum).get(i)}. */
    public List<Fact> facts(Stratum stratum) {
        throw new UnsupportedOperationException();
    }

    /** Borrows a session for one call. */
    public Match begin() {
        throw new UnsupportedOperationException();
    }

    /** One use of a session: strata are fired one after another, then it is closed. Not safe for many threads. */
    public interface Match extends AutoCloseable {
        /** The rows of the stratum whose conditions all hold on the values, ascending. */
        int[] fire(Stratum stratum, @Nullable Object[] values);

        @Override
        void close();
    }
}
