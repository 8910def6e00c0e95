package dev.cairn.bench.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a service holds.
 *
 * @param heap bytes of objects that are in use, counted after a full collection
 * @param resident kilobytes of the whole process, as Linux counts them
 */
record Memory(long heap, long resident) {
    static Memory of(ServiceProcess service) throws IOException {
        // counting what is in use collects first; the second time finds what the first has set free
        histogram(service);
        return new Memory(histogram(service), resident(service));
    }

    private static long histogram(ServiceProcess service) throws IOException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process process = new ProcessBuilder(jcmd.toString(), String.valueOf(service.pid()), "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        String total = lines.stream()
                .filter(line -> line.startsWith("Total"))
                .findFirst()
                .orElseThrow(() -> new IOException("jcmd says " + lines));
        return Long.parseLong(total.strip().split("\\s+", -1)[2]);
    }

    private static long resident(ServiceProcess service) throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(service.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.strip().split("\\s+", -1)[1]))
                .findFirst()
                .orElseThrow(() -> new IOException("not on Linux"));
    }
}
