package dev.cairn.engine.rulebook.drools;

import dev.cairn.engine.rulebook.row.Fact;
import dev.cairn.engine.rulebook.row.Row;
import dev.cairn.engine.rulebook.row.Stratum;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A Drools rule base over a book's rows, and the bounded pool of its sessions. Safe for use by many threads. */
public final class RuleNetwork {
    private final List<Slots> slots; // by stratum
    private final Sessions sessions;
    private final int rules;

    private RuleNetwork(List<Row> rows) {
        this.rules =
                rows.stream().mapToInt(row -> row.head().alternatives().size()).sum();
        this.slots = Slots.byStratum(rows);
        this.sessions = new Sessions(
                RuleModel.base(rows, slots), 2 * Runtime.getRuntime().availableProcessors());
    }

    /** Builds and warms the rule base. Row numbers of a {@link Match} are positions in {@code rows}. */
    public static RuleNetwork build(List<Row> rows) {
        RuleNetwork network = new RuleNetwork(rows);
        Warming.warm(network, rows);
        return network;
    }

    /** Which facts the rows of a stratum read: {@code values[i]} of a match is the value of {@code facts(stratum).get(i)}. */
    public List<Fact> facts(Stratum stratum) {
        return slots.get(stratum.ordinal()).facts();
    }

    /** Borrows a session for one call. */
    public Match begin() {
        return new SessionMatch(sessions, rules);
    }

    /** One use of a session: strata are fired one after another, then it is closed. Not safe for many threads. */
    public interface Match extends AutoCloseable {
        /** The rows of the stratum of which an alternative holds on the values, ascending, each once. */
        int[] fire(Stratum stratum, @Nullable Object[] values);

        @Override
        void close();
    }
}
