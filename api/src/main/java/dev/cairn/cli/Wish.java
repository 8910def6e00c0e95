package dev.cairn.cli;

import dev.cairn.http.Entrance;
import dev.cairn.keeping.Keeping;
import dev.cairn.store.Parking;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How to run.
 *
 * @param rules where the rule book is written; null: beside the launcher, else the packed one
 * @param sample whether an empty database begins with the sample world
 */
record Wish(
        int port,
        Location location,
        @Nullable Path rules,
        boolean sample,
        Kept kept,
        Answering answering,
        Entrance entrance) {

    /** As it comes: on loopback, without keys. */
    Wish(int port, Location location, @Nullable Path rules, boolean sample) {
        this(port, location, rules, sample, Kept.DEFAULT, Answering.DEFAULT, Entrance.LOOPBACK);
    }

    /** What is kept, and for how long. */
    record Kept(Keeping.Setting decisions, Parking.Setting parking, int auditDays) {
        static final Kept DEFAULT = new Kept(Keeping.Setting.DEFAULT, Parking.Setting.DEFAULT, 730);
    }

    /**
     * How operations are answered.
     *
     * @param slow what takes as long or longer is logged
     * @param documents what clients may name instead of sending it
     */
    record Answering(Duration slow, TrustedDocuments documents) {
        static final Answering DEFAULT = new Answering(Duration.ofSeconds(1), TrustedDocuments.NONE);
    }
}
