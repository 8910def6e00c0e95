package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.publishing.Proposal;
import dev.cairn.publishing.Publishing;
import dev.cairn.store.Edition;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a start does with what it finds. */
class StartTest {
    @Test
    void aRestartKeepsTheDataAndFollowsTheFolderOfRules(@TempDir Path folder) throws Exception {
        Path rules = CommandTest.defaultBook(folder);
        Path data = folder.resolve("data");
        try (RunningCairn first = RunningCairn.on(data, rules)) {
            assertEquals(1, book(first));
            assertEquals("welcome-video", nextForAda(first));
            first.ask("mutation { retireContent(input: {content: {id: \"welcome-video\"}}) { content { status } } }");
        }
        add(rules, "test-row", "office-tour");
        try (RunningCairn second = RunningCairn.on(data, rules)) {
            assertEquals(2, book(second), second.printed());
            assertEquals("office-tour", nextForAda(second));
        }
        add(rules, "typing-error", "ofice-tour");
        try (RunningCairn third = RunningCairn.on(data, rules)) {
            assertEquals(2, book(third), third.printed());
            assertEquals("office-tour", nextForAda(third));
            assertTrue(third.printed().contains("content-rules.csv, row "), third.printed());
            assertTrue(third.printed().contains("`ofice-tour`"), third.printed());
            assertTrue(third.printed().contains("did you mean `office-tour`?"), third.printed());
            assertTrue(third.printed().contains("Version 2 decides on."), third.printed());
        }
    }

    @Test
    void aBookThatWasPublishedByHandStays(@TempDir Path folder) throws Exception {
        Path rules = CommandTest.defaultBook(folder);
        Path data = folder.resolve("data");
        try (RunningCairn first = RunningCairn.on(data, rules)) {
            add(rules, "by-hand", "office-tour");
            Wait.on(first.running().node().publishing().publish(RuleFolder.read(rules), "ada", "by hand"));
        }
        add(rules, "later", "how-we-decide");
        try (RunningCairn second = RunningCairn.on(data, rules)) {
            assertEquals(2, book(second));
            assertTrue(second.printed().contains("published by ada, which decides"), second.printed());
        }
    }

    @Test
    void whoeverIsCalledCairnIsNoStartAndWhatWasTakenBackDecidesNothing(@TempDir Path folder) throws Exception {
        Path rules = CommandTest.defaultBook(folder);
        Path data = folder.resolve("data");
        try (RunningCairn first = RunningCairn.on(data, rules)) {
            Publishing publishing = first.running().node().publishing();
            add(rules, "by-hand", "office-tour");
            Wait.on(publishing.publish(RuleFolder.read(rules), "Cairn", "by hand"));
            add(rules, "for-later", "office-tour");
            Wait.on(publishing.publish(Proposal.of(RuleFolder.read(rules), "Cairn", "for later")
                    .from(Instant.now().plusSeconds(86_400))));
            assertEquals(
                    Edition.State.CANCELLED,
                    Wait.on(publishing.cancel(3, "ada")).state());
        }
        add(rules, "later", "how-we-decide");
        try (RunningCairn second = RunningCairn.on(data, rules)) {
            assertEquals(2, book(second), second.printed());
            assertTrue(
                    second.printed().contains("differs from version 2, published by Cairn, which decides."),
                    second.printed());
        }
    }

    @Test
    void aScheduleOfSomebodyIsNotWrittenOverByAStart(@TempDir Path folder) throws Exception {
        Path rules = CommandTest.defaultBook(folder);
        Path data = folder.resolve("data");
        try (RunningCairn first = RunningCairn.on(data, rules)) {
            add(rules, "for-later", "office-tour");
            Wait.on(first.running()
                    .node()
                    .publishing()
                    .publish(Proposal.of(RuleFolder.read(rules), "ada", "for later")
                            .from(Instant.now().plusSeconds(86_400))));
        }
        add(rules, "later", "how-we-decide");
        try (RunningCairn second = RunningCairn.on(data, rules)) {
            assertEquals(1, book(second), second.printed());
            assertTrue(second.printed().contains("; version 2 of ada is scheduled"), second.printed());
            Edition newest = Wait.on(second.running().node().publishing().newest());
            assertEquals(2, newest.version());
            assertEquals(Edition.State.SCHEDULED, newest.state());
        }
    }

    @Test
    void aQuestionIsAnsweredInTheBooksZoneAndNamesWhatWasProbablyMeant(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("data");
        RunningCairn.on(data, CommandTest.defaultBook(folder)).close();
        Terminal local = Terminal.on(data, "decide", "--learner", "ada", "--at", "2026-12-01 06:00");
        assertTrue(local.out().startsWith("As of 2026-12-01 06:00 Europe/Berlin:\n"), local.out() + local.err());
        assertEquals(
                "cairn: there is no learner `adda`; did you mean `ada`?\n",
                Terminal.on(data, "decide", "--learner", "adda").err());
        assertEquals(
                "cairn: there is no content `welcom-video`; did you mean `welcome-video`?\n",
                Terminal.on(data, "why-not", "welcom-video", "--learner", "ada").err());
    }

    @Test
    void aTakenPortIsToldWithTheWayOut(@TempDir Path folder) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Failure failure = assertThrows(Failure.class, () -> start(folder.resolve("data"), taken.getLocalPort()));
            assertEquals(
                    "port " + taken.getLocalPort() + " is taken; choose another with --port or CAIRN_PORT",
                    failure.getMessage());
        }
    }

    @Test
    void aSecondServiceOnTheSameDataIsRefused(@TempDir Path folder) throws IOException {
        Path data = folder.resolve("data");
        try (RunningCairn first = RunningCairn.on(data)) {
            Failure failure = assertThrows(Failure.class, () -> start(data, 0));
            assertTrue(
                    failure.toString().contains("another Cairn serves `" + data + "` already (process "),
                    failure.toString());
            assertTrue(failure.toString().contains("--data"), failure.toString());
            assertEquals(1, first.running().node().book().version());
        }
    }

    private static void start(Path data, int port) throws IOException {
        @Nullable Path rules = null;
        Running.start(new Wish(port, new Location(data), rules, true), new PrintWriter(new StringWriter(), true))
                .close();
    }

    /** Adds a row that beats all others for who asks at night, when no example does. */
    private static void add(Path rules, String name, String content) throws IOException {
        Path sheet = rules.resolve("content-rules.csv");
        String header =
                Files.readString(sheet).lines().findFirst().orElseThrow().replace("\uFEFF", "");
        Map<String, String> cells = Map.of(
                "Name", name,
                "Program", "Onboarding",
                "Stage", "awareness",
                "Time of day", "02:00-05:00",
                "Then show content", content,
                "Points", "1000");
        String row = Arrays.stream(header.split(",", -1))
                .map(column -> cells.getOrDefault(column, ""))
                .collect(Collectors.joining(","));
        Files.writeString(sheet, row + "\n", StandardOpenOption.APPEND);
    }

    private static long book(RunningCairn cairn) {
        return cairn.running().node().book().version();
    }

    private static String nextForAda(RunningCairn cairn) throws Exception {
        String night = ZonedDateTime.now(ZoneId.of("Europe/Berlin"))
                .with(LocalTime.of(3, 0))
                .toInstant()
                .toString();
        return cairn.ask("{ nextBestContent(learner: {id: \"ada\"}, moment: {at: \"" + night
                        + "\"}) { pick { content { key } } } }")
                .getJsonObject("nextBestContent")
                .getJsonObject("pick")
                .getJsonObject("content")
                .getString("key");
    }
}
