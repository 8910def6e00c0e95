package dev.cairn.cli;

import dev.cairn.imports.Progress;
import java.io.PrintWriter;
import java.util.Locale;

/** Shows on the terminal how far a long import has come, now and then; nothing where nobody watches. */
final class Counter implements Progress {
    private static final int EVERY = 1_000;

    private final PrintWriter err;
    private final boolean watched = System.console() != null;
    private int shown;

    Counter(PrintWriter err) {
        this.err = err;
    }

    @Override
    public synchronized void at(Step step, int rows) {
        if (watched && rows % EVERY == 0 && rows > 0) {
            String line =
                    String.format(Locale.ROOT, "%,d rows %s", rows, step.name().toLowerCase(Locale.ROOT));
            err.print("\r" + line + " ".repeat(Math.max(0, shown - line.length())));
            err.flush();
            shown = line.length();
        }
    }

    synchronized void end() {
        if (shown > 0) {
            err.print("\r" + " ".repeat(shown) + "\r");
            err.flush();
        }
    }
}
