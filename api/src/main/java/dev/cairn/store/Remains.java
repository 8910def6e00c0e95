package dev.cairn.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a killed server leaves behind. Where nobody reaps the dead (in containers without an init process, for ever) its
 * process stays as a zombie, and PostgreSQL takes the pid in its lock file for a server that runs.
 */
final class Remains {
    private Remains() {}

    /** Takes away the lock file of a server that is dead but not buried. A running one keeps its file. */
    static void clear(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return;
        }
        List<String> lines = Files.readAllLines(pidFile);
        if (!lines.isEmpty() && isZombie(lines.get(0).strip())) {
            Files.delete(pidFile);
        }
    }

    /** Only Linux tells; elsewhere nothing is taken away. The state follows the name, which ends at the last parenthesis. */
    private static boolean isZombie(String pid) throws IOException {
        Path stat = Path.of("/proc", pid, "stat");
        if (!pid.matches("\\d{1,10}") || !Files.isReadable(stat)) {
            return false;
        }
        String text = Files.readString(stat);
        return text.startsWith("Z", text.lastIndexOf(')') + 2);
    }
}
