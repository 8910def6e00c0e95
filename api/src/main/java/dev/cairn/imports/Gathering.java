package dev.cairn.imports;

import dev.cairn.imports.mapping.Finding;
import dev.cairn.imports.mapping.MappedFile;
import dev.cairn.imports.mapping.MappedRow;
import dev.cairn.imports.mapping.Target;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Reads a delivery and gathers what is found on the way; of endless findings only the first are kept. */
final class Gathering {
    /** More rows than this are refused: they are held in memory until all are known to be right. */
    static final int ROWS = 500_000;

    private static final int EVERY = 1_000;
    private static final Comparator<Finding> BY_PLACE = Comparator.<Finding>comparingInt(f -> f.at().row())
            .thenComparingInt(f -> f.at().column())
            .thenComparing(Finding::message);

    private final Target target;
    private final Delivery delivery;
    private final Progress progress;
    private final List<Finding> findings = new ArrayList<>();
    private final Set<Integer> refusedRows = new HashSet<>();
    private final Map<String, Integer> leftOut = new TreeMap<>();
    private final List<String> notes = new ArrayList<>();
    private int unlisted;
    private boolean wrong;
    private int right;
    private int rows;

    Gathering(Target target, Delivery delivery, Progress progress) {
        this.target = target;
        this.delivery = delivery;
        this.progress = progress;
    }

    /** Hands over every row that is right. */
    void read(Consumer<MappedRow> consumer) throws IOException {
        rows = MappedFile.read(
                target,
                delivery.mapping(),
                delivery.name(),
                delivery.content(),
                row -> {
                    right++;
                    if (right == ROWS + 1) {
                        find(Finding.error(
                                row.place().at(),
                                "the file has more than " + String.format(java.util.Locale.ROOT, "%,d", ROWS)
                                        + " rows; split it into several"));
                    } else if (right <= ROWS) {
                        consumer.accept(row);
                    }
                    if (right % EVERY == 0) {
                        progress.at(Progress.Step.READ, right);
                    }
                },
                this::find,
                reason -> leftOut.merge(reason, 1, Integer::sum));
        progress.at(Progress.Step.READ, rows);
    }

    /** Something about the file as a whole that whoever imports it should know. */
    void note(String line) {
        notes.add(line);
    }

    void find(Finding finding) {
        if (finding.isError()) {
            wrong = true;
            if (finding.at().row() > 0) {
                refusedRows.add(finding.at().row());
            }
        }
        if (findings.size() < Report.LISTED) {
            findings.add(finding);
        } else {
            unlisted++;
        }
    }

    boolean isWrong() {
        return wrong;
    }

    /** Whether the file is only tried: because that was asked for, or because it cannot be kept any more. */
    boolean isTry() {
        return delivery.dryRun() || wrong;
    }

    Report report(int added, int changed, int unchanged, int left) {
        boolean headerOnly = refusedRows.size() == 1 && rows == 0;
        return new Report(
                target,
                delivery.name(),
                delivery.dryRun(),
                !isTry(),
                rows,
                added,
                changed,
                unchanged,
                left,
                headerOnly ? 0 : refusedRows.size(),
                findings.stream().sorted(BY_PLACE).toList(),
                unlisted,
                leftOut,
                notes);
    }
}
