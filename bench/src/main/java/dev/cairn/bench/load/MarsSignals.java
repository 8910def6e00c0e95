package dev.cairn.bench.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The views and watches of the MARS files as signals, in the order of time. */
final class MarsSignals {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final ZoneId ZONE = ZoneId.of("Europe/Paris");
    private static final int FINISHED = 90;
    private static final ObjectMapper JSON = new ObjectMapper();

    private MarsSignals() {}

    record Sent(String id, String learner, String kind, String content, Instant at) {
        ObjectNode json() {
            ObjectNode signal = JSON.createObjectNode();
            signal.put("id", id).put("kind", kind).put("at", at.toString());
            signal.putObject("learner").put("id", learner);
            signal.putObject("content").put("id", content);
            return signal;
        }
    }

    static List<Sent> read(Path folder) throws IOException {
        List<Sent> all = new ArrayList<>();
        // item_id, user_id, created_at; neither file has a quotation mark
        for (String[] row : rows(folder.resolve("implicit_ratings_en.csv"))) {
            all.add(sent("view-" + all.size(), row[1], "viewed", row[0], row[2]));
        }
        // user_id, item_id, watch_percentage, created_at, rating
        for (String[] row : rows(folder.resolve("explicit_ratings_en.csv"))) {
            String kind = Double.parseDouble(row[2]) >= FINISHED ? "completed" : "watched";
            all.add(sent("watch-" + all.size(), row[0], kind, row[1], row[3]));
        }
        all.sort(Comparator.comparing(Sent::at).thenComparing(Sent::id));
        return all;
    }

    private static List<String[]> rows(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .skip(1)
                .map(line -> line.split(","))
                .toList();
    }

    private static Sent sent(String id, String user, String kind, String item, String at) {
        Instant instant = LocalDateTime.parse(at, TIME).atZone(ZONE).toInstant();
        return new Sent(id, "mars-" + user, kind, "mars-" + item, instant);
    }
}
