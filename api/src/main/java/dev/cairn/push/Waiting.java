package dev.cairn.push;

import dev.cairn.engine.learner.LearnerId;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Learners to be looked at, each once, with the first of its causes in their order. It holds nobody who is not watched, and so no more
 * than there are watches. What happened to single learners goes before what happened to all.
 */
final class Waiting {
    private final Map<LearnerId, Cause> first = new LinkedHashMap<>();
    private final Map<LearnerId, Cause> rest = new LinkedHashMap<>();

    void soon(LearnerId learner, Cause cause) {
        Cause before = rest.remove(learner);
        first.merge(learner, before == null ? cause : cause.or(before), Cause::or);
    }

    void later(LearnerId learner, Cause cause) {
        (first.containsKey(learner) ? first : rest).merge(learner, cause, Cause::or);
    }

    void forget(LearnerId learner) {
        first.remove(learner);
        rest.remove(learner);
    }

    boolean isUrgent() {
        return !first.isEmpty();
    }

    boolean isEmpty() {
        return first.isEmpty() && rest.isEmpty();
    }

    int size() {
        return first.size() + rest.size();
    }

    /** The next of them, who wait no longer. */
    Map<LearnerId, Cause> take(int most) {
        Map<LearnerId, Cause> taken = new LinkedHashMap<>();
        move(first, taken, most);
        move(rest, taken, most);
        return taken;
    }

    private static void move(Map<LearnerId, Cause> from, Map<LearnerId, Cause> to, int most) {
        Iterator<Map.Entry<LearnerId, Cause>> all = from.entrySet().iterator();
        while (all.hasNext() && to.size() < most) {
            Map.Entry<LearnerId, Cause> next = all.next();
            to.put(next.getKey(), next.getValue());
            all.remove();
        }
    }
}
