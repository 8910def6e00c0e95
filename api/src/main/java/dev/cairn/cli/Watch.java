package dev.cairn.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Looks whether somebody saved. It polls, as file systems of containers and network drives tell nobody; and waits until
 * nothing has moved for a while, as spreadsheet programs write a file in several steps.
 */
final class Watch {
    private static final long EVERY_MS = 300;
    /** Looks without a change before what is there is taken for whole. */
    private static final int STILL = 3;

    private final Path place;
    private final Map<Path, String> beginning;

    /** What is there now is no change; what is saved from now on is one, whenever the watch begins to run. */
    Watch(Path place) {
        this.place = place;
        beginning = look();
    }

    /** Until the thread is interrupted. */
    void run(Runnable saved) {
        Map<Path, String> known = beginning;
        Map<Path, String> seen = known;
        int still = 0;
        while (pause()) {
            Map<Path, String> now = look();
            still = now.equals(seen) ? still + 1 : 0;
            seen = now;
            if (still >= STILL && !now.equals(known) && !now.isEmpty()) {
                known = now;
                saved.run();
            }
        }
    }

    private static boolean pause() {
        try {
            Thread.sleep(EVERY_MS);
            return true;
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Size and time of each sheet; what vanishes while one looks is not there. */
    private Map<Path, String> look() {
        Map<Path, String> sheets = new TreeMap<>();
        for (Path sheet : RuleFolder.sheets(place)) {
            try {
                sheets.put(sheet, Files.size(sheet) + " " + Files.getLastModifiedTime(sheet));
            } catch (IOException gone) {
                // an editor replaces a file by another
            }
        }
        return sheets;
    }
}
