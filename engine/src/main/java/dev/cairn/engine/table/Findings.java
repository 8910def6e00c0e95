package dev.cairn.engine.table;

import java.util.ArrayList;
import java.util.List;

/** Collects what is found while one file is read. */
final class Findings {

    private final int most;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();

    Findings(Limits limits) {
        this.most = limits.problems();
    }

    void add(Position at, Problem.Kind kind, String message) {
        if (kind.isWarning()) {
            warnings.add(new Problem(at, message, kind));
        } else if (problems.size() < most) {
            problems.add(new Problem(at, message, kind));
        } else {
            throw new Stop(at, Problem.Kind.TOO_MANY, "there are more problems from here on; mend those above first");
        }
    }

    void add(Stop stop) {
        problems.add(stop.problem());
    }

    <T> Reading<T> outcome(T content) {
        return problems.isEmpty() ? new Reading.Read<>(content, warnings) : new Reading.Refused<>(problems, warnings);
    }
}
