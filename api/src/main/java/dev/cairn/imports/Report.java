package dev.cairn.imports;

import dev.cairn.imports.mapping.Finding;
import dev.cairn.imports.mapping.Target;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of a file: all of it was kept, or nothing.
 *
 * @param kept whether the file is in the database now; an unchanged one is
 * @param rows below the header
 * @param added new people, contents, signals, skills, ...
 * @param changed those that differ now
 * @param unchanged rows that say what was known
 * @param left people who were absent from a full file
 * @param refused rows with an error
 * @param findings by place, errors and warnings; at most {@link #LISTED}
 * @param unlisted how many more there were
 * @param leftOut how many rows the mapping left out, by reason
 * @param notes what else there is to know of the file, a line each
 */
public record Report(
        Target target,
        String file,
        boolean dryRun,
        boolean kept,
        int rows,
        int added,
        int changed,
        int unchanged,
        int left,
        int refused,
        List<Finding> findings,
        int unlisted,
        Map<String, Integer> leftOut,
        List<String> notes) {
    public static final int LISTED = 1_000;

    public Report {
        findings = List.copyOf(findings);
        leftOut = Collections.unmodifiableMap(new TreeMap<>(leftOut));
        notes = List.copyOf(notes);
    }

    public boolean isRight() {
        return refused == 0 && findings.stream().noneMatch(Finding::isError);
    }

    /** What a person reads: a line of numbers, then a line each finding. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder(summary());
        leftOut.forEach((reason, count) -> out.append("\n")
                .append(counted(count, "row"))
                .append(" left out: ")
                .append(reason));
        notes.forEach(note -> out.append('\n').append(note));
        findings.forEach(finding -> out.append('\n').append(finding));
        if (unlisted > 0) {
            out.append("\nand ").append(number(unlisted)).append(" more");
        }
        return out.toString();
    }

    private String summary() {
        StringBuilder out = new StringBuilder(file)
                .append(": ")
                .append(counted(rows, "row"))
                .append(", ");
        if (!isRight()) {
            out.append(refused > 0 ? number(refused) + " refused" : "refused")
                    .append(dryRun ? "; a try, nothing is imported" : "; nothing is imported");
            return out.toString();
        }
        out.append(number(added)).append(" new, ");
        if (target != Target.SIGNALS) {
            out.append(number(changed)).append(" changed, ");
        }
        out.append(number(unchanged)).append(target == Target.SIGNALS ? " known" : " unchanged");
        if (left > 0) {
            out.append(", ").append(number(left)).append(" left");
        }
        return out.append(dryRun ? "; a try, nothing is imported" : "").toString();
    }

    static String counted(int count, String noun) {
        return number(count) + " " + noun + (count == 1 ? "" : "s");
    }

    private static String number(int count) {
        return String.format(java.util.Locale.ROOT, "%,d", count);
    }
}
