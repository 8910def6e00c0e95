package dev.cairn.engine.rulebook.sheet;

import dev.cairn.engine.rulebook.row.ExpertTest;
import dev.cairn.engine.rulebook.row.RowHead;
import dev.cairn.engine.rulebook.sheet.Conditions.Told;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Makes alternatives of conditions out of and, or, not. {@code !( )} goes down to the comparisons by De Morgan's laws:
 * each of them then demands the contrary, which is false on an unknown fact as every cell is.
 */
final class ExpertLowering {
    private final BiFunction<ExpertTest.Comparison, Boolean, @Nullable Told> reading;
    private boolean sound = true;

    /** @param reading of a comparison, or of its contrary where the flag is true; null when it cannot be read */
    ExpertLowering(BiFunction<ExpertTest.Comparison, Boolean, @Nullable Told> reading) {
        this.reading = reading;
    }

    /** How many alternatives there are, counted before any is made; a number above 64 is only a floor. */
    static int count(ExpertTest test, boolean not) {
        if (test instanceof ExpertTest.Not denied) {
            return count(denied.test(), !not);
        }
        List<ExpertTest> parts = parts(test);
        if (parts == null) {
            return 1;
        }
        boolean every = test instanceof ExpertTest.All != not;
        int count = every ? 1 : 0;
        for (ExpertTest part : parts) {
            int own = count(part, not);
            count = Math.min(RowHead.MOST_ALTERNATIVES + 1, every ? count * own : count + own);
        }
        return count;
    }

    private static @Nullable List<ExpertTest> parts(ExpertTest test) {
        if (test instanceof ExpertTest.All all) {
            return all.tests();
        }
        return test instanceof ExpertTest.Any any ? any.tests() : null;
    }

    /** Null when a comparison could not be read. */
    @Nullable
    List<List<Told>> of(ExpertTest test) {
        List<List<Told>> alternatives = alternatives(test, false);
        if (!sound) {
            return null;
        }
        List<List<Told>> distinct = new ArrayList<>();
        Set<Set<List<Object>>> seen = new HashSet<>();
        for (List<Told> alternative : alternatives) {
            Set<List<Object>> demands = new LinkedHashSet<>();
            List<Told> own = new ArrayList<>();
            for (Told told : alternative) {
                if (demands.add(List.of(told.fact(), told.condition().cell()))) {
                    own.add(told);
                }
            }
            if (own.isEmpty()) {
                return List.of(List.of()); // one that always holds
            }
            if (seen.add(demands)) {
                distinct.add(own);
            }
        }
        return distinct;
    }

    private List<List<Told>> alternatives(ExpertTest test, boolean not) {
        if (test instanceof ExpertTest.Not denied) {
            return alternatives(denied.test(), !not);
        }
        if (test instanceof ExpertTest.Comparison comparison) {
            Told told = reading.apply(comparison, not);
            sound &= told != null;
            return told == null ? List.of(List.of()) : List.of(List.of(told));
        }
        List<List<Told>> made = new ArrayList<>();
        boolean every = test instanceof ExpertTest.All != not;
        if (every) {
            made.add(List.of());
        }
        List<ExpertTest> parts = parts(test);
        for (ExpertTest part : parts == null ? List.<ExpertTest>of() : parts) {
            List<List<Told>> own = alternatives(part, not);
            if (every) {
                made = each(made, own);
            } else {
                made.addAll(own);
            }
        }
        return made;
    }

    private static List<List<Told>> each(List<List<Told>> left, List<List<Told>> right) {
        List<List<Told>> both = new ArrayList<>();
        for (List<Told> one : left) {
            for (List<Told> other : right) {
                List<Told> together = new ArrayList<>(one);
                together.addAll(other);
                both.add(together);
            }
        }
        return both;
    }
}
