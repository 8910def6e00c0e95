package dev.cairn.cli;

import dev.cairn.keeping.Keeping;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What is kept beside the answers, and for how long. */
final class KeepingOptions {
    private static final int MOST_DECISIONS = 1_000;
    private static final int MOST_DAYS = 3_660;

    @Option(
            names = "--keep-decisions",
            paramLabel = "<number>",
            defaultValue = "${env:CAIRN_KEEP_DECISIONS:-20}",
            description = "how many decisions a second are kept, to be replayed; of more a sample, 0 keeps none;"
                    + " default: 20 (CAIRN_KEEP_DECISIONS)")
    private double decisions;

    @Option(
            names = "--keep-days",
            paramLabel = "<days>",
            defaultValue = "${env:CAIRN_KEEP_DAYS:-30}",
            description = "for how long; 0 keeps none and clears away those there are; default: 30 (CAIRN_KEEP_DAYS)")
    private int days;

    @Option(
            names = "--keep-audit-days",
            paramLabel = "<days>",
            defaultValue = "${env:CAIRN_KEEP_AUDIT_DAYS:-730}",
            description = "for how long who changed what is kept; default: 730 (CAIRN_KEEP_AUDIT_DAYS)")
    private int auditDays;

    @Mixin
    private ParkingOptions parking;

    Wish.Kept kept(CommandSpec spec) {
        if (!(decisions >= 0 && decisions <= MOST_DECISIONS)) {
            throw new ParameterException(
                    spec.commandLine(), "--keep-decisions is a number from 0 to 1000, not " + decisions);
        }
        if (days < 0 || days > MOST_DAYS) {
            throw new ParameterException(spec.commandLine(), "--keep-days is a number from 0 to 3660, not " + days);
        }
        if (auditDays < 1 || auditDays > MOST_DAYS) {
            throw new ParameterException(
                    spec.commandLine(), "--keep-audit-days is a number from 1 to 3660, not " + auditDays);
        }
        return new Wish.Kept(new Keeping.Setting(decisions, days), parking.setting(spec), auditDays);
    }
}
