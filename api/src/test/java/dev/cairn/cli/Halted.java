package dev.cairn.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A PostgreSQL all of whose processes stand still: its connections stay open, new ones are taken, and nothing is said. */
final class Halted implements AutoCloseable {
    private final long server;
    private boolean standing;

    /** @param cluster the directory with its data */
    Halted(Path cluster) throws IOException {
        server = Long.parseLong(
                Files.readAllLines(cluster.resolve("postmaster.pid")).get(0).strip());
    }

    void halt() {
        standing = true;
        signal("STOP");
    }

    private void signal(String name) {
        ProcessHandle main = ProcessHandle.of(server).orElseThrow();
        List<String> pids = Stream.concat(Stream.of(main), main.children())
                .map(process -> String.valueOf(process.pid()))
                .toList();
        try {
            Process kill = new ProcessBuilder(Stream.concat(Stream.of("kill", "-" + name), pids.stream())
                            .toList())
                    .inheritIO()
                    .start();
            // 1: one of them ended meanwhile
            if (kill.waitFor() > 1) {
                throw new IllegalStateException("no signal goes to " + pids);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** Goes on as if nothing had been. */
    @Override
    public void close() {
        if (standing) {
            standing = false;
            signal("CONT");
        }
    }
}
