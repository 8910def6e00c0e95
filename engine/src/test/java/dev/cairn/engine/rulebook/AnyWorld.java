package dev.cairn.engine.rulebook;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.content.Content;
import dev.cairn.engine.content.ContentStatus;
import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.learner.Habits;
import dev.cairn.engine.learner.History;
import dev.cairn.engine.learner.Journey;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.learner.LearnerId;
import dev.cairn.engine.learner.Profile;
import dev.cairn.engine.learner.Signals;
import dev.cairn.engine.learner.SkillLevel;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
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
        return new AnyWorld(rows, contents, learner(random), moment(random));
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

    private static <T> T one(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static <T> @Nullable T maybe(Random random, List<T> of) {
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

    private static @Nullable Set<String> some(Random random) {
        if (random.nextInt(3) == 0) {
            return null;
        }
        Set<String> some = new HashSet<>();
        while (random.nextInt(3) == 0) {
            some.add("c" + random.nextInt(4));
        }
        return some;
    }

    private static Learner learner(Random random) {
        Profile profile = new Profile(
                null,
                maybe(random, List.of("Dev", "Lead")),
                random.nextInt(4) == 0 ? "Lead" : null,
                maybe(random, List.of("Sales", "IT", "Legal")),
                maybe(random, List.of("DE", "AT")),
                maybe(random, List.of("boss")),
                null,
                maybe(random, List.of(List.of("de"), List.of("en"), List.of("en", "de"))),
                random.nextBoolean() ? ZONE : null,
                maybe(random, List.of(World.TODAY, World.TODAY.plusDays(2), World.TODAY.minusDays(40))),
                random.nextInt(3) == 0 ? Map.of() : Map.of("cost centre", one(random, List.of("0042", "7"))),
                random.nextInt(8) == 0 ? "Expert" : null);
        Map<String, SkillLevel> skills = new HashMap<>();
        for (String skill : List.of("Python", "SQL")) {
            if (random.nextBoolean()) {
                skills.put(skill, new SkillLevel(skill, random.nextInt(4), "self", null));
            }
        }
        List<Journey> journeys = random.nextInt(3) == 0
                ? null
                : random.nextInt(3) == 0
                        ? List.of()
                        : List.of(new Journey(
                                "Onboarding",
                                one(random, List.of("awareness", "loyalty")),
                                World.NOW.minus(random.nextInt(8), ChronoUnit.DAYS)));
        Map<String, Instant> snoozed = random.nextInt(6) == 0
                ? Map.of("c" + random.nextInt(4), World.NOW.plus(random.nextInt(60) - 10L, ChronoUnit.HOURS))
                : Map.of();
        return new Learner(
                new LearnerId("ada"),
                1,
                Set.of(),
                profile,
                skills.isEmpty() ? null : skills,
                journeys,
                new History(some(random), some(random), some(random), snoozed),
                signals(random),
                random.nextInt(3) == 0
                        ? null
                        : new Habits(
                                maybe(random, List.of(10.0, 60.0)),
                                maybe(random, List.of(Set.of(7), Set.of(23, 14), Set.<Integer>of()))));
    }

    private static @Nullable Signals signals(Random random) {
        if (random.nextInt(3) == 0) {
            return null;
        }
        List<Signals.DayCount> days = new ArrayList<>();
        List<Signals.Recent> recent = new ArrayList<>();
        while (random.nextBoolean()) {
            String kind = one(random, List.of("viewed", "liked"));
            int ago = random.nextInt(40);
            Instant at = World.NOW.minus(ago, ChronoUnit.DAYS);
            days.add(new Signals.DayCount(
                    World.TODAY.minusDays(ago), kind, "c" + random.nextInt(4), null, "mobile", 1, at));
            if (ago < 3) {
                recent.add(new Signals.Recent(at, kind, "c" + random.nextInt(4), null, "mobile"));
            }
        }
        return new Signals(days, recent);
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
        Map<String, List<String>> sheets = new java.util.LinkedHashMap<>();
        for (String row : rows) {
            sheets.computeIfAbsent(row.substring(0, row.indexOf('|')), name -> new ArrayList<>())
                    .add(row);
        }
        StringBuilder text = new StringBuilder("""
                programs:
                Program,Title,Stages,Starts with,Starts
                Onboarding,Onboarding,awareness > loyalty,first day,14 before

                personas:
                Persona,Sees,Hears,Thinks,Feels
                Starter,a,b,c,d
                Expert,a,b,c,d

                segment-rules:
                Name,Department,Then segment
                nobody-new,Nowhere,new
                nobody-busy,Nowhere,busy
                """);
        // rows of segment-rules stand in the one sheet of that name, whose columns are made to fit
        int at = text.indexOf("segment-rules:");
        text.setLength(at);
        sheets.computeIfAbsent("segment-rules", name -> new ArrayList<>())
                .addAll(List.of(
                        "segment-rules|Name=nobody-new|Department=Nowhere|Then segment=new",
                        "segment-rules|Name=nobody-busy|Department=Nowhere|Then segment=busy"));
        sheets.forEach((name, lines) -> text.append(sheet(name, lines)).append('\n'));
        return World.book(text.toString());
    }

    private static String sheet(String name, List<String> lines) {
        List<Map<String, String>> cells = new ArrayList<>();
        Set<String> columns = new java.util.LinkedHashSet<>();
        for (String line : lines) {
            Map<String, String> row = new HashMap<>();
            for (String part : line.substring(line.indexOf('|') + 1).split("\\|")) {
                int equals = part.indexOf('=');
                row.put(part.substring(0, equals), part.substring(equals + 1));
                columns.add(part.substring(0, equals));
            }
            cells.add(row);
        }
        StringBuilder sheet = new StringBuilder(name)
                .append(":\n")
                .append(String.join(",", columns))
                .append('\n');
        for (Map<String, String> row : cells) {
            sheet.append(String.join(
                            ",",
                            columns.stream()
                                    .map(column ->
                                            "\"" + row.getOrDefault(column, "").replace("'", "") + "\"")
                                    .toList()))
                    .append('\n');
        }
        return sheet.toString();
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
