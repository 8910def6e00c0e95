package dev.cairn.engine.rulebook;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.content.Content;
import dev.cairn.engine.content.ContentStatus;
import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.learner.Learner;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A world that a seed decides, told as the lines of its sheets: rows over every fact column and every form of cell,
 * contents with every cause to be held back, a learner and a moment of whom a third is unknown.
 */
record AnyWorld(List<String> rows, List<Content> contents, Learner learner, Moment moment) {
    static final ZoneId ZONE = ZoneId.of("Europe/Vienna");

    static final Map<String, List<String>> CELLS = Map.ofEntries(
            Map.entry("Role", List.of("Dev", "not Dev", "present", "missing", "'Lead'")),
            Map.entry("Target role", List.of("Lead", "missing", "not Lead")),
            Map.entry("Department", List.of("Sales", "IT", "not Sales", "'Sales, IT'", "missing", "present")),
            Map.entry("Country", List.of("DE", "not DE", "missing")),
            Map.entry("Language", List.of("de", "not de", "en", "present")),
            Map.entry("Manager", List.of("boss", "present", "missing")),
            Map.entry(
                    "Skill gap",
                    List.of("Python", "not SQL", "'all of Python, SQL'", "'none of Python, SQL'", "present")),
            Map.entry("Skill gap: Python", List.of(">= 2", "0", "1..2", "missing", "not 1")),
            Map.entry(
                    "First day",
                    List.of(
                            "0..2 days before",
                            "on the day",
                            ">= 30 days after",
                            "within 7 days",
                            "missing",
                            "not on the day")),
            Map.entry("Completed", List.of("c0", "not c0", "'all of c0, c1'", "present", "missing")),
            Map.entry("Signals: viewed within 30 days", List.of(">= 2", "0", "missing", "< 3")),
            Map.entry("Signals: liked within 48 hours about topic welcome on mobile", List.of(">= 1", "0")),
            Map.entry("Device share mobile", List.of(">= 50%", "< 20%", "missing")),
            Map.entry("Active hours", List.of("06:00-09:00", "not 22:00-06:00", "missing")),
            Map.entry("Attribute: cost centre", List.of("0042", "not 0042", "missing")),
            Map.entry("Device", List.of("mobile", "not mobile", "missing", "desktop")),
            Map.entry("Channel", List.of("mail", "not mail", "present")),
            Map.entry("Touch point", List.of("home page", "missing")),
            Map.entry(
                    "Time of day",
                    List.of("06:00-09:00", "22:00-06:00", "not 08:00-12:00", "'06:00-07:00, 17:00-19:00'")),
            Map.entry("Weekday", List.of("Mon", "Fri-Mon", "not Sat-Sun")),
            Map.entry("Minutes", List.of("<= 10", ">= 20", "5..15", "missing")),
            Map.entry("From", List.of("2026-03-01", "2026-03-05")),
            Map.entry("Until", List.of("2026-03-02", "2026-02-20")),
            Map.entry("Program", List.of("Onboarding")),
            Map.entry("Stage", List.of("awareness", "loyalty", "not awareness")),
            Map.entry("Stage since", List.of("0..3 days after", ">= 5 days after")),
            Map.entry("Segment", List.of("new", "not new", "'all of new, busy'", "'none of new, busy'")),
            Map.entry("Persona", List.of("Starter", "not Starter", "missing")));

    /** What segment-rules and persona-rules may not read. */
    private static final List<String> LATE = List.of("Program", "Stage", "Stage since", "Persona");

    private static final String PROGRAMS = """
            programs:
            Program,Title,Stages,Starts with,Starts
            Onboarding,Onboarding,awareness > loyalty,first day,14 before

            personas:
            Persona,Sees,Hears,Thinks,Feels
            Starter,a,b,c,d
            Expert,a,b,c,d

            """;

    private static final List<String> COLUMNS = CELLS.keySet().stream().sorted().toList();
    private static final List<String> SHOWS = List.of(
            "Then show content=c2",
            "Then show kind=video",
            "Then show topic=welcome",
            "Then show department=same as learner",
            "Then show skill=my gaps",
            "Then show skill=my largest gap",
            "Then show level=next after mine",
            "Then show country=same as learner",
            "Then show kind=course");

    static AnyWorld of(long seed, int facts, int most) {
        Random random = new Random(seed);
        List<String> columns = new ArrayList<>(COLUMNS);
        java.util.Collections.shuffle(columns, random);
        columns = columns.subList(0, Math.min(facts, columns.size()));
        List<String> rows = new ArrayList<>();
        int count = 2 + random.nextInt(most);
        for (int i = 0; i < count; i++) {
            int kind = random.nextInt(10);
            String sheet =
                    kind < 6 ? "content-rules" : kind == 6 ? "guards" : kind == 7 ? "persona-rules" : "segment-rules";
            rows.add(row(random, sheet, columns, i));
        }
        if (random.nextInt(4) == 0) {
            rows.add("list-limits|Field=kind|Value=video|At most=1");
        }
        List<Content> contents = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            contents.add(content(random, i));
        }
        return new AnyWorld(rows, contents, AnyPerson.of(random), moment(random));
    }

    private static String row(Random random, String sheet, List<String> columns, int number) {
        StringBuilder row = new StringBuilder(sheet).append("|Name=r").append(number);
        Set<String> used = new HashSet<>();
        for (int left = random.nextInt(4); left > 0; left--) {
            String column = columns.get(random.nextInt(columns.size()));
            boolean early = sheet.equals("segment-rules") || sheet.equals("persona-rules");
            if (early && (LATE.contains(column) || (sheet.equals("segment-rules") && column.equals("Segment")))) {
                continue;
            }
            boolean crossed =
                    column.equals("Until") ? used.contains("From") : column.equals("From") && used.contains("Until");
            if (!crossed && used.add(column)) {
                row.append('|').append(column).append('=').append(one(random, CELLS.getOrDefault(column, List.of())));
            }
        }
        switch (sheet) {
            case "segment-rules" -> row.append("|Then segment=").append(random.nextBoolean() ? "new" : "busy");
            case "persona-rules" -> row.append("|Then persona=").append(random.nextBoolean() ? "Starter" : "Expert");
            case "guards" ->
                row.append('|').append(one(random, List.of("Then hide content=c2", "Then hide kind=video")));
            default -> {
                row.append('|').append(one(random, SHOWS));
                boolean first = random.nextInt(12) == 0;
                row.append("|Points=").append(first ? "always first" : String.valueOf(random.nextInt(40) - 12));
                if (!first && random.nextInt(4) == 0) {
                    row.append("|Group=g");
                }
            }
        }
        return row.toString();
    }

    static <T> T one(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    static <T> @Nullable T maybe(Random random, List<T> of) {
        return random.nextInt(3) == 0 ? null : one(random, of);
    }

    private static Content content(Random random, int number) {
        Thing thing = new Thing("c" + number, one(random, List.of("video", "course")))
                .topics(one(random, List.of("welcome", "safety")))
                .departments(one(random, List.of("Sales", "IT")))
                .skill(one(random, List.of("Python", "SQL")), 1 + random.nextInt(3))
                .status(
                        random.nextInt(6) > 0
                                ? ContentStatus.PUBLISHED
                                : one(random, List.of(ContentStatus.DRAFT, ContentStatus.RETIRED)));
        if (random.nextInt(3) == 0) {
            thing.languages(one(random, List.of("de", "en", "fr")));
        }
        if (random.nextInt(3) == 0) {
            thing.devices(one(random, List.of("mobile", "desktop")));
        }
        if (random.nextInt(3) == 0) {
            thing.minutes(one(random, List.of(5, 15, 30)));
        }
        if (random.nextInt(6) == 0) {
            thing.valid(LocalDate.of(2026, 3, 1 + random.nextInt(5)), null);
        } else if (random.nextInt(6) == 0) {
            thing.valid(null, LocalDate.of(2026, 2, 25).plusDays(random.nextInt(8)));
        }
        if (number > 0 && random.nextInt(5) == 0) {
            thing.after("c" + random.nextInt(number));
        } else if (number > 0 && random.nextInt(6) == 0) {
            thing.duplicateOf("c" + random.nextInt(number));
        }
        return thing.made();
    }

    private static Moment moment(Random random) {
        return new Moment(
                World.NOW.plus(random.nextInt(48), ChronoUnit.HOURS),
                maybe(random, List.of("mobile", "desktop", "tablet")),
                maybe(random, List.of("mail", "portal")),
                maybe(random, List.of("home page")),
                random.nextInt(4) == 0 ? one(random, List.of("de", "fr")) : null,
                maybe(random, List.of(5, 12, 40)));
    }

    Catalog catalog() {
        return Catalog.of(
                1,
                World.TODAY,
                contents,
                Map.of("Dev", Map.of("Python", 3.0, "SQL", 1.0), "Lead", Map.of("SQL", 2.0)),
                Map.of());
    }

    RuleBook book() {
        List<String> all = new ArrayList<>(rows);
        // whatever rows do, the segments that cells name are known
        all.add("segment-rules|Name=nobody-new|Department=Nowhere|Then segment=new");
        all.add("segment-rules|Name=nobody-busy|Department=Nowhere|Then segment=busy");
        return World.book(PROGRAMS + SheetLines.text(all));
    }

    AnyWorld with(List<String> fewer) {
        return new AnyWorld(fewer, contents, learner, moment);
    }

    /** For a person who has to find out what went wrong. */
    String story() {
        return String.join("\n", rows) + "\n"
                + contents.stream().map(Content::toString).reduce("", (a, b) -> a + b + "\n") + learner + "\n" + moment;
    }
}
