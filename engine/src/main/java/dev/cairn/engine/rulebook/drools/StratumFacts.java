package dev.cairn.engine.rulebook.drools;

import dev.cairn.engine.rulebook.row.Stratum;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * All that one stratum may read, as one fact. It collects the rows that fire on it: sessions share nothing, so that
 * answers of concurrent callers cannot mix. A class of its own for each stratum keeps strata apart in the rule base.
 */
abstract sealed class StratumFacts {
    private static final int[] NONE = {};

    private final @Nullable Object[] values;
    private int[] fired = NONE;
    private int count;

    private StratumFacts(@Nullable Object[] values) {
        this.values = values;
    }

    static StratumFacts of(Stratum stratum, @Nullable Object[] values) {
        return switch (stratum) {
            case SEGMENT -> new SegmentFacts(values);
            case PERSONA -> new PersonaFacts(values);
            case STAGE -> new StageFacts(values);
            case CONTENT -> new ContentFacts(values);
            case CAP -> new CapFacts(values);
        };
    }

    static Class<? extends StratumFacts> type(Stratum stratum) {
        return switch (stratum) {
            case SEGMENT -> SegmentFacts.class;
            case PERSONA -> PersonaFacts.class;
            case STAGE -> StageFacts.class;
            case CONTENT -> ContentFacts.class;
            case CAP -> CapFacts.class;
        };
    }

    @Nullable
    Object value(int slot) {
        return values[slot];
    }

    void fire(int row) {
        if (count == fired.length) {
            fired = Arrays.copyOf(fired, Math.max(16, 2 * count));
        }
        fired[count++] = row;
    }

    /** Ascending: Drools' own order of firing means nothing here. A row of which several alternatives hold counts once. */
    int[] fired() {
        int[] rows = Arrays.copyOf(fired, count);
        Arrays.sort(rows);
        int kept = 0;
        for (int row : rows) {
            if (kept == 0 || rows[kept - 1] != row) {
                rows[kept++] = row;
            }
        }
        return kept == count ? rows : Arrays.copyOf(rows, kept);
    }

    static final class SegmentFacts extends StratumFacts {
        private SegmentFacts(@Nullable Object[] values) {
            super(values);
        }
    }

    static final class PersonaFacts extends StratumFacts {
        private PersonaFacts(@Nullable Object[] values) {
            super(values);
        }
    }

    static final class StageFacts extends StratumFacts {
        private StageFacts(@Nullable Object[] values) {
            super(values);
        }
    }

    static final class ContentFacts extends StratumFacts {
        private ContentFacts(@Nullable Object[] values) {
            super(values);
        }
    }

    static final class CapFacts extends StratumFacts {
        private CapFacts(@Nullable Object[] values) {
            super(values);
        }
    }
}
