package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cairn.store.DatabaseAddress;
import dev.cairn.store.EmbeddedPostgres;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Four years of MARS through the front door, in the order of time and in any other. Needs {@code ../shared/data}. */
@Tag("deep")
class MarsReplayTest {
    private static final Path DATA = Path.of("../../shared/data/mars");
    private static final Path MAPPINGS = Path.of("../mappings");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final long SEED = 20_200_930;

    @Test
    void whoeverSendsInWhateverOrderTheFunnelIsTheSame(@TempDir Path folder) throws Exception {
        assumeTrue(Files.isDirectory(DATA), "skipped: the MARS files are not in ../shared/data/mars");
        List<Deed> deeds = deeds();
        assertEquals(18_646 + 2_680, deeds.size());
        assertTrue(sharingASecond(deeds) >= 300, () -> sharingASecond(deeds) + " groups share a second");
        Path rules = ViewerBook.write(folder.resolve("rules"));

        Derived inOrder = played(folder.resolve("in-order"), rules, Senders.pieces(deeds, 100, new Random(SEED)), 1);
        inOrder.ofProgram("Adoption").assertHolds(PlainCounting.of(deeds), "in the order of time");

        List<Deed> mixed = new ArrayList<>(deeds);
        Collections.shuffle(mixed, new Random(SEED));
        Derived inAnyOrder = played(folder.resolve("mixed"), rules, Senders.pieces(mixed, 20, new Random(SEED)), 8);
        inAnyOrder.assertHolds(inOrder, "in any order from eight senders");
    }

    private static Derived played(Path data, Path rules, Queue<List<Deed>> pieces, int senders) throws Exception {
        try (ProcessTest.Child cairn = ProcessTest.Child.start(data, "--rules", rules.toString(), "--no-sample")) {
            imported(data, "content", "items_en.csv", "mars-content.csv");
            imported(data, "people", "users_en.csv", "mars-people.csv");
            long began = System.nanoTime();
            Senders all = new Senders(cairn.url, pieces).start(senders);
            all.join();
            System.out.printf(
                    "MARS over HTTP: %d signals from %d senders in %.1f s%n",
                    all.acknowledged.size(), senders, (System.nanoTime() - began) / 1e9);
            assertEquals(18_646 + 2_680, all.acknowledged.size());
            Map<String, Integer> entered = byFunnel(cairn);
            try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
                assertEquals(bySql(postgres.address()), entered);
                return Derived.read(postgres.address());
            }
        }
    }

    private static void imported(Path data, String what, String file, String mapping) {
        Terminal terminal =
                Terminal.on(data, "import", what, DATA.resolve(file), "--mapping", MAPPINGS.resolve(mapping));
        assertEquals(0, terminal.code(), terminal.out() + terminal.err());
    }

    private static Map<String, Integer> byFunnel(ProcessTest.Child cairn) throws IOException, InterruptedException {
        JsonObject funnel = cairn.ask("{ funnel(program: \"Adoption\", from: \"2010-01-01T00:00:00Z\","
                        + " until: \"2100-01-01T00:00:00Z\") { stages { stage entered } } }")
                .getJsonObject("funnel");
        Map<String, Integer> entered = new LinkedHashMap<>();
        funnel.getJsonArray("stages")
                .forEach(stage -> entered.put(
                        ((JsonObject) stage).getString("stage"), ((JsonObject) stage).getInteger("entered")));
        return entered;
    }

    /** From the signals as they came in; nothing that was counted is looked at. */
    private static Map<String, Integer> bySql(DatabaseAddress address) {
        Map<String, Integer> people = new LinkedHashMap<>();
        people.put("viewed", one(address, "select count(distinct learner) from signal where kind = 'viewed'"));
        people.put(
                "watched",
                one(
                        address,
                        "select count(*) from (select learner from signal group by learner"
                                + " having bool_or(kind = 'viewed') and bool_or(kind in ('watched', 'completed'))) w"));
        people.put("finished", one(address, "select count(distinct learner) from signal where kind = 'completed'"));
        people.put(
                "finished three",
                one(
                        address,
                        "select count(*) from (select learner from signal where kind = 'completed'"
                                + " group by learner having count(*) >= 3) f"));
        return people;
    }

    private static int one(DatabaseAddress address, String query) {
        return Integer.parseInt(Derived.texts(address, query).get(0));
    }

    private static List<Deed> deeds() throws IOException {
        List<Deed> deeds = new ArrayList<>();
        read("implicit_ratings_en.csv", (row, number) -> deeds.add(deed("view-" + number, row, "viewed")));
        read(
                "explicit_ratings_en.csv",
                (row, number) -> deeds.add(deed(
                        "watch-" + number,
                        row,
                        Double.parseDouble(row.get("watch_percentage")) >= 90 ? "completed" : "watched")));
        deeds.sort(Deed.ORDER);
        return deeds;
    }

    private static Deed deed(String id, Map<String, String> row, String kind) {
        return new Deed(
                id,
                "mars-" + row.get("user_id"),
                kind,
                "mars-" + row.get("item_id"),
                null,
                LocalDateTime.parse(row.get("created_at"), TIME)
                        .atZone(PlainCounting.ZONE)
                        .toInstant());
    }

    private interface Line {
        void read(Map<String, String> row, int number);
    }

    /** Neither file has a quotation mark. */
    private static void read(String file, Line line) throws IOException {
        List<String> lines = Files.readAllLines(DATA.resolve(file));
        List<String> headers = Arrays.asList(lines.get(0).replace("\uFEFF", "").split(","));
        for (int i = 1; i < lines.size(); i++) {
            String[] cells = lines.get(i).split(",");
            Map<String, String> row = new HashMap<>();
            for (int column = 0; column < cells.length; column++) {
                row.put(headers.get(column), cells[column]);
            }
            line.read(row, i);
        }
    }

    private static long sharingASecond(List<Deed> deeds) {
        Map<String, Integer> together = new HashMap<>();
        deeds.forEach(deed -> together.merge(deed.learner() + deed.at(), 1, Integer::sum));
        return together.values().stream().filter(count -> count > 1).count();
    }
}
