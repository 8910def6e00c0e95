package dev.cairn.engine.rulebook;

import static dev.cairn.engine.rulebook.World.NOW;
import static dev.cairn.engine.rulebook.World.TODAY;
import static dev.cairn.engine.rulebook.World.person;
import static dev.cairn.engine.rulebook.World.thing;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.content.Content;
import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.learner.Learner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Seeded rule sheets in which every column and every form of a cell turns up, and people for whom they hold or not. */
final class RandomSheets {
    private static final List<String> VALUES = List.of(
            "Sales",
            "IT",
            "Sales, IT",
            "not Sales",
            "not IT, Legal",
            "present",
            "missing",
            "'Sales, EMEA'",
            "'Sales'",
            "C++");
    private static final List<String> SETS = List.of(
            "Python",
            "Python, SQL",
            "not SQL",
            "all of Python, SQL",
            "none of Python, SQL",
            "present",
            "missing",
            "C++, 'R, S'");
    private static final List<String> NUMBERS =
            List.of("3", "<= 5", ">=3", "> 1", "< 10", "1..4", "not 2", "1, 5", "present", "2.5");
    private static final List<String> DAYS = List.of(
            "2 days before",
            "0..20 days before",
            "on the day",
            "3..30 days after",
            "within 7 days",
            "before",
            "not after",
            "missing");
    private static final List<String> PROGRAMS =
            List.of("Onboarding", "Leadership", "Onboarding, Leadership", "present");
    private static final Map<String, List<String>> BASE = base();
    private static final Map<String, List<String>> MOMENT = Map.of(
            "Device", List.of("mobile", "not mobile", "mobile, desktop"),
            "Channel", List.of("portal", "not mail"),
            "Time of day", List.of("06:00-12:00", "22:00-06:00, 07:00-09:00"),
            "Weekday", List.of("Mon-Fri", "Mon, Wed", "not Sat-Sun"),
            "Minutes", NUMBERS);
    private static final List<String> KINDS = List.of("video", "course", "mentor");

    private final Random random;

    RandomSheets(long seed) {
        random = new Random(seed);
    }

    private static Map<String, List<String>> base() {
        Map<String, List<String>> base = new LinkedHashMap<>();
        base.put("Role", VALUES);
        base.put("Department", VALUES);
        base.put("Skill gap", SETS);
        base.put("Skill gap: Python", List.of(">= 1", "0", "missing"));
        base.put("First day", DAYS);
        base.put("Completed", List.of("c1", "not c1, c2", "all of c1, c2"));
        base.put("Signals: viewed within 30 days about topic welcome on mobile", NUMBERS);
        base.put("Signals: 'logged in' within 48 hours", NUMBERS);
        base.put("Device share mobile", List.of(">= 50%", "20%..80%", "missing"));
        base.put("Active hours", List.of("06:00-09:00", "not 18:00-23:00"));
        base.put("Attribute: cost centre", List.of("0042", "not 0042", "'not mine'", "present"));
        return base;
    }

    String text() {
        return """
                programs:
                Program,Stages,Starts with
                Onboarding,awareness > consideration > conversion,enrolment
                Leadership,theory > practice,enrolment

                personas:
                Persona
                New hire
                Busy, but kind
                """.replace("Busy, but kind", "\"Busy, but kind\"")
                + sheet(
                        "segment-rules",
                        Map.of(),
                        true,
                        () -> List.of("Then segment", one("Night shift", "Remote, abroad")))
                + sheet(
                        "persona-rules",
                        Map.of("Segment", List.of("Night shift", "not 'Remote, abroad'")),
                        true,
                        () -> List.of("Then persona", one("New hire", "Busy, but kind")))
                + stages()
                + sheet("content-rules", deciding(), true, this::shown)
                + sheet(
                        "guards",
                        deciding(),
                        true,
                        () -> List.of("Then hide " + one("kind", "topic"), one("video", "welcome", "not course")));
    }

    private static Map<String, List<String>> deciding() {
        return Map.of(
                "Program", PROGRAMS,
                "Stage", List.of("awareness", "not awareness", "awareness, theory", "missing"),
                "Stage since", DAYS,
                "Persona", List.of("New hire", "Busy, but kind", "missing"),
                "Segment", List.of("Night shift", "all of Night shift, 'Remote, abroad'", "none of Night shift"));
    }

    private List<String> shown() {
        List<String> cells = new ArrayList<>(List.of(
                "Then show kind", one("video", "video, course", "not mentor"),
                "Points", one("10", "-5", "80", "always first"),
                "Because", one("you asked", "A \"quoted\" word, and \\ a bar")));
        if (random.nextBoolean()) {
            cells.addAll(List.of("Then show topic", one("Welcome", "welcome, safety"), "Max minutes", "5"));
        }
        if (random.nextBoolean()) {
            cells.addAll(List.of("Then show skill", one("my gaps", "Python"), "Because: de", "weil"));
        }
        if (random.nextInt(3) == 0) {
            cells.addAll(List.of(
                    "Then require", "yes", "Due", one("2026-05-01", "5 days after first day", "within 10 days")));
        } else if (!cells.contains("always first") && random.nextBoolean()) {
            cells.addAll(List.of("Group", "one of these"));
        }
        return cells;
    }

    private String stages() {
        return sheet("stage-rules", Map.of(), false, () -> {
            List<String> cells = new ArrayList<>(
                    random.nextBoolean()
                            ? List.of(
                                    "Program",
                                    "Onboarding",
                                    "From stage",
                                    one("awareness", "awareness, consideration"),
                                    "Then stage",
                                    one("conversion", "exit"))
                            : List.of("Program", "Leadership", "Then stage", "practice"));
            if (random.nextBoolean()) {
                cells.addAll(List.of(
                        "Signal",
                        one("viewed", "any"),
                        "About topic",
                        "Welcome",
                        "At least",
                        "2",
                        "Within",
                        "30 days"));
            }
            if (random.nextBoolean()) {
                cells.addAll(
                        List.of("Silent for", "2 weeks", "Stage since", one("3..30 days after", ">= 1 day after")));
            }
            return cells;
        });
    }

    private interface Outcome {
        List<String> cells();
    }

    private String sheet(String name, Map<String, List<String>> own, boolean moment, Outcome outcome) {
        List<Map<String, String>> rows = new ArrayList<>();
        Map<String, List<String>> facts = new LinkedHashMap<>(BASE);
        own.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> facts.put(entry.getKey(), entry.getValue()));
        if (moment) {
            MOMENT.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(entry -> facts.put(entry.getKey(), entry.getValue()));
        }
        List<String> columns = new ArrayList<>(List.of("Name", "Order", "From", "Until"));
        for (int i = 0; i < 8; i++) {
            Map<String, String> row = new LinkedHashMap<>();
            row.put("Name", random.nextBoolean() ? "row " + i + " of \"" + name + '"' : "");
            row.put("Order", random.nextInt(4) == 0 ? "" + random.nextInt(9) : "");
            row.put("From", random.nextInt(4) == 0 ? "2026-01-01" : "");
            row.put("Until", random.nextInt(4) == 0 ? "2026-12-31" : "");
            List<String> titles = new ArrayList<>(facts.keySet());
            for (int j = random.nextInt(3); j >= 0; j--) {
                String title = titles.get(random.nextInt(titles.size()));
                row.put(title, one(facts.getOrDefault(title, List.of()).toArray(String[]::new)));
            }
            List<String> cells = outcome.cells();
            for (int j = 0; j < cells.size(); j += 2) {
                row.put(cells.get(j), cells.get(j + 1));
            }
            row.keySet().forEach(title -> {
                if (!columns.contains(title)) {
                    columns.add(title);
                }
            });
            rows.add(row);
        }
        StringBuilder out = new StringBuilder("\n" + name + ":\n" + line(columns));
        rows.forEach(row -> out.append(
                line(columns.stream().map(title -> row.getOrDefault(title, "")).toList())));
        return out.toString();
    }

    private static String line(List<String> cells) {
        return String.join(
                        ",",
                        cells.stream()
                                .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                                .toList()) + "\n";
    }

    private String one(String... of) {
        return of[random.nextInt(of.length)];
    }

    static Catalog catalog() {
        List<Content> contents = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            contents.add(thing("c" + i, KINDS.get(i % 3))
                    .topics(i % 2 == 0 ? "welcome" : "safety")
                    .minutes(1 + i)
                    .skill(i % 4 == 0 ? "Python" : "SQL", 2)
                    .made());
        }
        return World.catalog(contents.toArray(Content[]::new));
    }

    static Learner learner(Random random, Catalog catalog) {
        var person = person();
        if (random.nextInt(5) > 0) {
            person.department(pick(random, "Sales", "IT", "Legal"));
        }
        if (random.nextInt(5) > 0) {
            person.role(pick(random, "Sales", "IT", "C++"));
        }
        if (random.nextInt(5) > 0) {
            person.firstDay(TODAY.plusDays(random.nextInt(60) - 30));
        }
        if (random.nextInt(5) > 0) {
            person.attribute("cost centre", pick(random, "0042", "0043"));
        }
        if (random.nextBoolean()) {
            person.in(
                    pick(random, "Onboarding", "Leadership"),
                    pick(random, "awareness", "consideration", "theory"),
                    NOW.minus(Duration.ofDays(random.nextInt(40))));
        }
        if (random.nextBoolean()) {
            person.completed(catalog.contents()
                    .get(random.nextInt(catalog.contents().size()))
                    .id());
        }
        return person.made();
    }

    static Moment moment(Random random) {
        return new Moment(
                NOW.plus(Duration.ofHours(random.nextInt(24 * 14))),
                maybe(random, "mobile", "desktop"),
                maybe(random, "portal", "mail"),
                null,
                null,
                random.nextBoolean() ? random.nextInt(12) : null);
    }

    @SafeVarargs
    private static <T> @Nullable T maybe(Random random, T... of) {
        int place = random.nextInt(of.length + 1);
        return place == of.length ? null : of[place];
    }

    @SafeVarargs
    private static <T> T pick(Random random, T... of) {
        return of[random.nextInt(of.length)];
    }
}
