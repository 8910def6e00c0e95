package dev.cairn.engine.rulebook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.engine.decision.Decision;
import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.engine.rulebook.row.RuleFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every way in which stock Drools runs Java, and what else might hurt: refused by name, and nothing ever runs. */
class HostileRulesTest {
    private static final Path TEXTS = Path.of("src/test/resources/dev/cairn/engine/rulebook/hostile-drl.txt");
    private static final int MOST = 12;
    private static final Pattern PLACEHOLDER = Pattern.compile("<<(?:U\\+([0-9A-F]{4})|(\\d+) x (.+?))>>(?!>)");
    private static final String SHEETS = """
            programs:
            Program,Stages
            Onboarding,awareness > consideration > conversion
            Leadership,theory > practice

            personas:
            Persona
            New hire
            Busy pragmatist

            segment-rules:
            Role,Then segment
            Nurse,Night shift

            content-rules:
            Then show kind,Points
            video,10
            """;

    @Test
    void hostile_texts_are_refused_and_run_nothing() throws IOException {
        LiveRuleBook live = new LiveRuleBook(World.book(SHEETS));
        Decision before = decided(live);
        String[] stories = Files.readString(TEXTS).split("(?m)^(?=# )");
        StringBuilder told = new StringBuilder(stories[0]);
        for (int i = 1; i < stories.length; i++) {
            List<String> lines =
                    stories[i].lines().filter(line -> !line.startsWith("=> ")).toList();
            List<Issue> issues = refused(lines);
            told.append(String.join("\n", lines).strip()).append('\n');
            issues.stream()
                    .limit(MOST)
                    .forEach(issue -> told.append("=> ").append(issue).append('\n'));
            if (issues.size() > MOST) {
                told.append("=> and ").append(issues.size() - MOST).append(" more\n");
            }
            told.append('\n');
            assertTrue(issues.stream().anyMatch(Issue::isError), lines.get(0));
        }
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(TEXTS, told);
        }
        assertEquals(Files.readString(TEXTS), told.toString());
        assertTrue(stories.length > 150);
        assertNull(System.getProperty("canary"), "a class that a rule named was loaded");
        assertFalse(Files.exists(Path.of("canary")));
        assertEquals(before, decided(live));
        assertFalse(Canary.sang());
    }

    /** On a small stack: each unit stands inside itself as deep as bounds let it, so that what overflows or doubles shows. */
    @Test
    void nesting_never_overflows_a_small_stack() throws InterruptedException {
        List<String> opening = List.of(
                "(",
                "!(",
                "a in (",
                "( (",
                "(x < ",
                "(x)(",
                "(x)!(",
                "a(",
                "eval(",
                "not (",
                "x[\"y\"] == (",
                "a str[\"x\"] !(",
                "(\"s\", ");
        List<String> before = List.of("", "minutes == 1 && ", "minutes == 1 || ", "null > ", "a, ", "a contains b or ");
        List<Throwable> thrown = new ArrayList<>();
        int[] read = new int[1];
        Thread small = new Thread(
                null,
                () -> {
                    for (String first : before) {
                        for (String open : opening) {
                            String inside = (first + open).repeat(15) + "minutes == 2" + ")".repeat(15);
                            List<String> rule = List.of("| rule \"r\" when Learner( " + inside
                                    + " ) then show( tag: \"x\", points: 1 ); end");
                            read[0] += compiled(rule) instanceof Compilation.Rejected ? 1 : 0;
                        }
                    }
                },
                "small stack",
                512 * 1024);
        small.setUncaughtExceptionHandler((thread, failure) -> thrown.add(failure));
        small.start();
        small.join();
        assertEquals(List.of(), thrown);
        assertTrue(read[0] > 60, "only " + read[0] + " were refused");
    }

    private static Decision decided(LiveRuleBook live) {
        return live.get()
                .decide(
                        World.person().department("Sales").made(),
                        World.catalog(World.thing("v", "video").made()),
                        Moment.at(World.NOW),
                        null,
                        5);
    }

    private static List<Issue> refused(List<String> lines) {
        return assertInstanceOf(Compilation.Rejected.class, compiled(lines), lines.get(0))
                .issues();
    }

    private static Compilation compiled(List<String> lines) {
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            if (line.startsWith("|")) {
                text.append(line.substring(Math.min(2, line.length()))).append('\n');
            }
        }
        Matcher placeholders = PLACEHOLDER.matcher(text);
        String drl = placeholders.replaceAll(found -> Matcher.quoteReplacement(
                found.group(1) != null
                        ? Character.toString(Integer.parseInt(found.group(1), 16))
                        : meant(found.group(3)).repeat(Integer.parseInt(found.group(2)))));
        List<RuleFile> files = new ArrayList<>(World.files(SHEETS));
        files.add(new RuleFile("experts.drl", drl.getBytes(UTF_8)));
        return RuleBook.compile(files);
    }

    private static String meant(String repeated) {
        return repeated.equals("rule")
                ? "rule \"r\" when Learner() then show( kind: \"video\", points: 80 ); end\n"
                : repeated;
    }
}
