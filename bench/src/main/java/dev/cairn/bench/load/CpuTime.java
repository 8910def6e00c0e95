package dev.cairn.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What the service and its PostgreSQL have used of the processor: it tells more than a clock where others work beside. */
record CpuTime(ProcessHandle service, ProcessHandle postmaster) {

    record Used(Duration service, Duration database) {}

    static CpuTime of(ProcessHandle service, Path data) throws IOException {
        Path pid = data.resolve("postgres/postmaster.pid");
        long postmaster = Long.parseLong(Files.readAllLines(pid).get(0).strip());
        return new CpuTime(service, ProcessHandle.of(postmaster).orElseThrow());
    }

    /** Those of the database that have ended meanwhile are not in it. */
    Used used() {
        Duration database = postmaster.descendants().map(CpuTime::of).reduce(of(postmaster), Duration::plus);
        return new Used(of(service), database);
    }

    private static Duration of(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
