package dev.cairn.cli;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What must be counted from deeds, and the journeys of {@link ViewerBook}'s program Adoption, in a few lines of Java that
 * know nothing of the service.
 */
final class PlainCounting {
    static final ZoneId ZONE = ZoneId.of("Europe/Paris");

    private static final List<String> OUTCOMES = List.of("completed", "dismissed", "known", "snoozed");

    private final Map<String, Map<String, Long>> counts = new TreeMap<>();
    private final Map<String, Map<String, Long>> latest = new TreeMap<>();
    private final Map<String, List<String>> tables = new TreeMap<>();
    private final Map<String, long[]> outcomes = new TreeMap<>();

    private PlainCounting() {}

    static Derived of(Collection<Deed> deeds) {
        PlainCounting counting = new PlainCounting();
        for (String table : List.of("signal", "outcome", "journey", "transition")) {
            counting.tables.put(table, new ArrayList<>());
        }
        Map<String, List<Deed>> byLearner = new HashMap<>();
        for (Deed deed : deeds) {
            counting.count(deed);
            byLearner.computeIfAbsent(deed.learner(), id -> new ArrayList<>()).add(deed);
        }
        byLearner.forEach(counting::journey);
        counting.counts.forEach((table, rows) -> {
            List<String> texts = counting.tables.computeIfAbsent(table, name -> new ArrayList<>());
            rows.forEach((key, count) -> texts.add(
                    table.equals("habit")
                            ? key + "|" + count
                            : key + "|" + count + "|"
                                    + counting.latest
                                            .getOrDefault(table, Map.of())
                                            .get(key)));
        });
        counting.outcomes.forEach(
                (key, at) -> counting.row("outcome", key + "|" + at[0] + "|" + at[1] + "|" + at[2] + "|" + at[3]));
        counting.tables.values().forEach(Collections::sort);
        return new Derived(counting.tables);
    }

    private void count(Deed deed) {
        LocalDateTime local = LocalDateTime.ofInstant(deed.at(), ZONE);
        String device = deed.device() == null ? "" : deed.device();
        row(
                "signal",
                String.join(
                        "|", deed.id(), deed.learner(), deed.kind(), deed.content(), "" + local.toLocalDate(), "f"));
        one("day_count", deed, deed.learner(), local.toLocalDate(), deed.kind(), deed.content(), "", device);
        one("kind_count", deed, deed.learner(), deed.kind(), "", device);
        one("content_count", deed, deed.learner(), deed.kind(), deed.content(), "", device);
        one("habit", deed, deed.learner(), device, local.getHour());
        int outcome = OUTCOMES.indexOf(deed.kind());
        if (outcome >= 0) {
            long[] at = outcomes.computeIfAbsent(deed.learner() + "|" + deed.content(), key -> new long[4]);
            at[outcome] = Math.max(at[outcome], deed.at().getEpochSecond());
        }
    }

    private void one(String table, Deed deed, Object... key) {
        List<String> texts = new ArrayList<>();
        for (Object part : key) {
            texts.add(String.valueOf(part));
        }
        String text = String.join("|", texts);
        counts.computeIfAbsent(table, name -> new TreeMap<>()).merge(text, 1L, Long::sum);
        latest.computeIfAbsent(table, name -> new TreeMap<>())
                .merge(text, deed.at().getEpochSecond(), Math::max);
    }

    private void row(String table, String row) {
        tables.computeIfAbsent(table, name -> new ArrayList<>()).add(row);
    }

    private void journey(String learner, List<Deed> deeds) {
        int viewed = 0;
        int watched = 0;
        int completed = 0;
        String stage = "";
        long since = 0;
        for (Deed deed : deeds.stream().sorted(Deed.ORDER).toList()) {
            viewed += deed.kind().equals("viewed") ? 1 : 0;
            watched += deed.kind().equals("watched") ? 1 : 0;
            completed += deed.kind().equals("completed") ? 1 : 0;
            String before;
            do {
                before = stage;
                String rule = "";
                if (stage.isEmpty() && viewed > 0) {
                    stage = "viewed";
                    rule = "programs: Adoption";
                } else if (stage.equals("viewed") && watched + completed > 0) {
                    stage = "watched";
                    rule = watched > 0 ? "stage-rules: watched" : "stage-rules: completed";
                } else if (stage.equals("watched") && completed > 0) {
                    stage = "finished";
                    rule = "stage-rules: one";
                } else if (stage.equals("finished") && completed > 2) {
                    stage = "finished three";
                    rule = "stage-rules: three";
                }
                if (!stage.equals(before)) {
                    since = deed.at().getEpochSecond();
                    row(
                            "transition",
                            String.join("|", learner, "Adoption", before, stage, "" + since, rule, deed.id()));
                }
            } while (!stage.equals(before));
        }
        if (!stage.isEmpty()) {
            row("journey", String.join("|", learner, "Adoption", stage, "" + since));
        }
    }
}
