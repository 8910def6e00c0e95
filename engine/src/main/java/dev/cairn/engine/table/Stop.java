package dev.cairn.engine.table;

/** Ends the reading of a file at a problem beyond which nothing can be read. Never leaves this package. */
final class Stop extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    Stop(Position at, Problem.Kind kind, String message) {
        super(message, null, false, false);
        this.problem = new Problem(at, message, kind);
    }

    Problem problem() {
        return problem;
    }
}
