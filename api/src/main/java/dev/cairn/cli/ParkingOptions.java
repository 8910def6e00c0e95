package dev.cairn.cli;

import dev.cairn.store.Parking;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How many signals of learners or contents that nobody knows yet may wait for them, and for how long. */
final class ParkingOptions {
    private static final int MOST = 1_000_000;
    private static final int MOST_DAYS = 365;

    @Option(
            names = "--park-signals",
            paramLabel = "<number>",
            defaultValue = "${env:CAIRN_PARK_SIGNALS:-100000}",
            description = "how many signals of learners or contents that are not there yet wait for them;"
                    + " 0 refuses them; default: 100000 (CAIRN_PARK_SIGNALS)")
    private int signals;

    @Option(
            names = "--park-days",
            paramLabel = "<days>",
            defaultValue = "${env:CAIRN_PARK_DAYS:-30}",
            description = "for how long; default: 30 (CAIRN_PARK_DAYS)")
    private int days;

    Parking.Setting setting(CommandSpec spec) {
        if (signals < 0 || signals > MOST) {
            throw new ParameterException(
                    spec.commandLine(), "--park-signals is a number from 0 to 1000000, not " + signals);
        }
        if (days < 1 || days > MOST_DAYS) {
            throw new ParameterException(spec.commandLine(), "--park-days is a number from 1 to 365, not " + days);
        }
        return new Parking.Setting(signals, days);
    }
}
