package dev.cairn.engine.table;

import java.util.ArrayList;
import java.util.Comparator;
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

    /** What was found, by place: merged cells, for one, are only known once all cells are read. */
    <T> Reading<T> outcome(T content) {
        List<String> sheets = problems.stream()
                .map(problem -> problem.at().sheet())
                .distinct()
                .toList();
        problems.sort(Comparator.comparing((Problem problem) -> problem.kind() == Problem.Kind.TOO_MANY)
                .thenComparing(problem -> sheets.indexOf(problem.at().sheet()))
                .thenComparing(problem -> problem.at().row())
                .thenComparing(problem -> problem.at().column()));
        return problems.isEmpty() ? new Reading.Read<>(content, warnings) : new Reading.Refused<>(problems, warnings);
    }
}
