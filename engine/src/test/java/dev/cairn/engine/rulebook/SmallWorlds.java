package dev.cairn.engine.rulebook;

import static dev.cairn.engine.rulebook.SmallWorld.UNKNOWN;
import static dev.cairn.engine.rulebook.World.TODAY;

import dev.cairn.engine.content.Content;
import dev.cairn.engine.decision.WhyNot.Subject;
import dev.cairn.engine.rulebook.SmallWorld.Dial;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes the small world of a seed: one to six rows of any sheet over three facts, one to three contents. */
final class SmallWorlds {
    private static final String ELSE = "something else";

    /** What rows may ask; {@code Date} belongs to those that read the calendar. */
    private static final Map<String, List<String>> CELLS = Map.ofEntries(
            Map.entry("Department", List.of("Sales", "not Sales", "Sales, IT", "missing", "present")),
            Map.entry("Role", List.of("Dev", "not Dev", "Lead", "missing")),
            Map.entry("Country", List.of("DE", "not DE", "missing")),
            Map.entry("Device", List.of("mobile", "not mobile", "desktop", "missing", "present")),
            Map.entry("Channel", List.of("mail", "not mail", "missing")),
            Map.entry("Minutes", List.of("<= 10", ">= 20", "11..19", "not <= 10", "missing")),
            Map.entry("Attribute: cost centre", List.of("0042", "not 0042", "missing")),
            Map.entry("Time of day", List.of("06:00-09:00", "not 08:00-12:00")),
            Map.entry("First day", List.of("on the day", "before", "after", "not on the day", "missing")),
            Map.entry("Program", List.of("A", "B", "not A", "missing")),
            Map.entry("Stage", List.of("s1", "s2", "not s1")),
            Map.entry("Segment", List.of("new", "not new")),
            Map.entry("Persona", List.of("Starter", "not Starter", "missing")));

    /** An expert's words for some of it. */
    private static final Map<String, List<String>> TESTS = Map.of(
            "Department", List.of("department == \"Sales\"", "department in (\"Sales\", \"IT\")"),
            "Role", List.of("role == \"Dev\"", "role == null"),
            "Device", List.of("device == \"mobile\"", "device != \"desktop\""),
            "Channel", List.of("channel == \"mail\""),
            "Minutes", List.of("minutes <= 10", "minutes >= 20"));

    private static final List<String> FACTS = List.of(
            "Department",
            "Role",
            "Country",
            "Device",
            "Channel",
            "Minutes",
            "Attribute: cost centre",
            "Time of day",
            "First day",
            "Stage");

    private final Random random;
    private final List<Dial> dials = new ArrayList<>();
    private final List<Content> contents = new ArrayList<>();
    private final List<String> columns = new ArrayList<>();
    private boolean limited;
    private boolean completing;

    private SmallWorlds(long seed) {
        random = new Random(seed);
    }

    static SmallWorld of(long seed) {
        return new SmallWorlds(seed).made();
    }

    private SmallWorld made() {
        limited = random.nextInt(3) == 0;
        completing = random.nextInt(3) == 0;
        List<String> facts = new ArrayList<>(FACTS);
        Collections.shuffle(facts, random);
        facts.subList(0, 3).forEach(this::dial);
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            contents.add(content(i));
        }
        toggles();
        boolean classes = random.nextInt(3) == 0;
        List<String> rows = new ArrayList<>();
        if (classes) {
            rows.add("segment-rules|Name=s|" + cells(columns, 1) + "Then segment=new");
            List<String> segmented = new ArrayList<>(columns);
            segmented.add("Segment");
            rows.add("persona-rules|Name=p|" + cells(segmented, 2) + "Then persona=Starter");
        }
        List<String> readable = new ArrayList<>(columns);
        readable.addAll(facts.subList(0, 3).contains("Stage") ? List.of("Program", "Stage") : List.of());
        readable.addAll(classes ? List.of("Segment", "Persona") : List.of());
        int most = 1 + random.nextInt(4);
        for (int i = 0; i < most; i++) {
            rows.add(row(readable, i));
        }
        if (limited) {
            rows.add("list-limits|Field=kind|Value=video|At most=1");
        }
        if (completing && random.nextBoolean()) {
            rows.add("caps|Name=a|" + cells(columns, 1) + "Kind=video|Show again=" + one("always", "never"));
        }
        int[] now = new int[dials.size()];
        for (int i = 0; i < now.length; i++) {
            now[i] = random.nextInt(dials.get(i).values().size());
        }
        for (int i = 0; i < now.length; i++) {
            // an end of a journey is nothing that can be taken back, a content once published stays so
            if (dials.get(i).fact().startsWith("Status")) {
                now[i] = random.nextInt(3) == 0 ? 1 : 0;
            } else if (dials.get(i).fact().equals("Date")) {
                now[i] = dials.get(i).place(TODAY.toString());
            }
        }
        return new SmallWorld(rows, contents, dials, now);
    }

    private void dial(String fact) {
        switch (fact) {
            case "Stage" -> {
                learner("Stage in A", "s1", "s2", "none");
                learner("Stage in B", "s1", "s2", "none");
                return;
            }
            case "Department" -> learner(fact, "Sales", "IT", ELSE, UNKNOWN);
            case "Role" -> learner(fact, "Dev", "Lead", ELSE, UNKNOWN);
            case "Country" -> learner(fact, "DE", ELSE, UNKNOWN);
            case "Attribute: cost centre" -> learner(fact, "0042", ELSE, UNKNOWN);
            case "First day" -> {
                learner(fact, "2 days before", "1 day before", "on the day", "1 day after", "2 days after", UNKNOWN);
                List<String> days = new ArrayList<>();
                for (int i = -4; i <= 4; i++) {
                    days.add(TODAY.plusDays(i).toString());
                }
                dials.add(new Dial(Subject.MOMENT, "Date", days));
            }
            case "Device" -> moment(fact, "mobile", "desktop", ELSE, UNKNOWN);
            case "Channel" -> moment(fact, "mail", ELSE, UNKNOWN);
            case "Minutes" -> moment(fact, "10", "15", "20", UNKNOWN);
            case "Time of day" -> moment(fact, "07:00", "08:30", "10:00", "13:00");
            default -> throw new IllegalArgumentException(fact);
        }
        columns.add(fact);
    }

    private void learner(String fact, String... values) {
        dials.add(new Dial(Subject.LEARNER, fact, List.of(values)));
    }

    private void moment(String fact, String... values) {
        dials.add(new Dial(Subject.MOMENT, fact, List.of(values)));
    }

    /** What the learner did with the contents. */
    private void toggles() {
        boolean repeats = contents.stream().anyMatch(one -> one.duplicateOf() != null);
        for (Content content : contents) {
            if (limited || repeats) {
                learner("Dismissed: " + content.id(), "no", "yes");
            }
            if (completing || !content.prerequisites().isEmpty()) {
                contents.forEach(one -> {
                    String fact = "Completed: " + one.id();
                    if (dials.stream().noneMatch(dial -> dial.fact().equals(fact))) {
                        learner(fact, "no", "yes");
                    }
                });
            }
            dials.add(new Dial(Subject.CONTENT, "Status: " + content.id(), List.of("PUBLISHED", "RETIRED")));
        }
    }

    private Content content(int number) {
        Thing thing = new Thing("c" + number, one("video", "video", "course"));
        if (columns.contains("Device") && random.nextBoolean()) {
            thing.devices(one("mobile", "desktop"));
        }
        if (columns.contains("Minutes") && random.nextBoolean()) {
            thing.minutes(20);
        }
        if (number > 0 && random.nextInt(5) == 0) {
            thing.after("c" + random.nextInt(number));
        } else if (number > 0 && random.nextInt(5) == 0) {
            thing.duplicateOf("c" + random.nextInt(number));
        }
        return thing.made();
    }

    private String row(List<String> readable, int number) {
        boolean hides = random.nextInt(5) == 0;
        List<String> tests = columns.stream().filter(TESTS::containsKey).toList();
        if (tests.size() > 1 && random.nextInt(4) == 0) {
            return expert(tests, number, hides);
        }
        String cells = cells(readable, 3);
        if (completing && random.nextInt(3) == 0) {
            cells += "Completed=" + one("c0", "not c0") + "|";
        }
        if (hides) {
            return "guards|Name=r" + number + "|" + cells + one("Then hide kind=video", "Then hide content=c0");
        }
        String points = random.nextInt(8) == 0 ? "always first" : String.valueOf(random.nextInt(30) - 8);
        boolean grouped = !points.startsWith("always") && random.nextInt(4) == 0;
        return "content-rules|Name=r" + number + "|" + cells
                + one("Then show kind=video", "Then show kind=course", "Then show content=c0") + "|Points=" + points
                + (grouped ? "|Group=g" : "");
    }

    private String expert(List<String> tests, int number, boolean hides) {
        List<String> atoms = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            List<String> of = TESTS.getOrDefault(tests.get(random.nextInt(tests.size())), List.of());
            atoms.add((random.nextInt(4) == 0 ? "!" : "") + "( " + of.get(random.nextInt(of.size())) + " )");
        }
        String when = "( %s %s %s ) || %s".formatted(atoms.get(0), one("&&", "||"), atoms.get(1), atoms.get(2));
        String then = hides ? "hide( kind: \"video\" );" : "show( kind: \"video\", points: 9 );";
        return "rule \"r" + number + "\" when Learner( " + when + " ) then " + then + " end";
    }

    private String cells(List<String> readable, int most) {
        StringBuilder cells = new StringBuilder();
        List<String> left = new ArrayList<>(readable);
        Collections.shuffle(left, random);
        int count = Math.min(left.size(), random.nextInt(most + 1));
        for (String column : left.subList(0, count)) {
            List<String> of = CELLS.getOrDefault(column, List.of());
            cells.append(column)
                    .append('=')
                    .append(of.get(random.nextInt(of.size())))
                    .append('|');
        }
        return cells.toString();
    }

    private String one(String... of) {
        return of[random.nextInt(of.length)];
    }
}
