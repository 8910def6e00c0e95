package dev.cairn.keeping;

import dev.cairn.engine.decision.Decision;
import dev.cairn.keeping.Replay.Difference;
import dev.cairn.store.KeptDecision.Answer;
import dev.cairn.store.KeptDecision.KeptPick;
import dev.cairn.store.KeptDecision.KeptReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A kept answer beside one that was decided again. */
final class Comparison {
    /** Points that are added up in another order may part in their last digits. */
    private static final double SAME = 1e-9;

    private final List<Difference> differences = new ArrayList<>();

    private Comparison() {}

    static List<Difference> of(Answer then, Decision now) {
        Comparison comparison = new Comparison();
        Answer whole = Answer.of(now, List.of());
        comparison.compare(null, "persona", then.persona(), whole.persona());
        comparison.compare(null, "segments", new TreeSet<>(then.segments()), new TreeSet<>(whole.segments()));
        comparison.compare(null, "total", then.total(), whole.total());
        comparison.compare(null, "fallback", then.fallback(), whole.fallback());
        comparison.compare(null, "held back", new TreeMap<>(then.heldBack()), new TreeMap<>(whole.heldBack()));
        for (KeptPick pick : then.picks()) {
            comparison.compare(
                    pick,
                    pick.rank() < now.picks().size()
                            ? KeptPick.of(pick.rank(), now.picks().get(pick.rank()))
                            : null);
        }
        return comparison.differences;
    }

    private void compare(KeptPick then, @Nullable KeptPick now) {
        int rank = then.rank();
        if (now == null || !then.content().equals(now.content())) {
            compare(rank, "content", then.content(), now == null ? null : now.content());
            return;
        }
        if (Math.abs(then.score() - now.score()) > SAME) {
            compare(rank, "score", then.score(), now.score());
        }
        compare(rank, "program", then.program(), now.program());
        compare(rank, "stage", then.stage(), now.stage());
        compare(rank, "required", then.required(), now.required());
        compare(rank, "due", then.due(), now.due());
        compare(rank, "reasons", reasons(then), reasons(now));
    }

    /** With points as coarse as they are compared. */
    private static List<String> reasons(KeptPick pick) {
        List<String> reasons = new ArrayList<>();
        for (KeptReason reason : pick.reasons()) {
            double points = Math.round(reason.points() / SAME) * SAME;
            reasons.add(reason.sheet() + ", row " + reason.row() + " (" + reason.rule() + "): " + (float) points);
        }
        return reasons;
    }

    private void compare(@Nullable Integer rank, String what, @Nullable Object then, @Nullable Object now) {
        if (!Objects.equals(then, now)) {
            differences.add(new Difference(rank, what, text(then), text(now)));
        }
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
