package dev.cairn.cli;

import dev.cairn.engine.content.Content;
import dev.cairn.engine.rulebook.Compilation;
import dev.cairn.imports.Delivery;
import dev.cairn.imports.Progress;
import dev.cairn.imports.Report;
import dev.cairn.journeys.Recording;
import dev.cairn.store.Database;
import dev.cairn.store.Roster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A handful of people to begin with, what they did so far, and as contents the stand-ins of the rule book's own examples.
 * People and signals are files like everybody's and come in through the door of every import; a date in them is written
 * {@code {today+2}}, so that somebody's first day is always the day after tomorrow.
 */
final class SampleWorld {
    private static final Pattern DAY = Pattern.compile("\\{today([+-]\\d+)}");

    /** Where most of the people are, and so where it is today. */
    private static final ZoneId HERE = ZoneId.of("Europe/Berlin");

    private static final Map<String, Map<String, Double>> ROLE_NEEDS = Map.of(
            "Account Executive", Map.of("Consultative selling", 2.0, "CRM", 2.0, "Data protection", 1.0),
            "Software Developer", Map.of("Git", 2.0, "Secure coding", 1.0, "Data protection", 1.0),
            "Support Agent", Map.of("Customer conversation", 2.0, "CRM", 1.0, "Data protection", 1.0),
            "Controller", Map.of("Spreadsheets", 2.0, "Data protection", 1.0),
            "Recruiter", Map.of("Interviewing", 1.0, "Data protection", 1.0),
            "Team Lead", Map.of("Leading people", 1.0, "Data protection", 1.0));

    private final Database database;
    private final LocalDate today;
    private final PrintWriter out;

    SampleWorld(Database database, Instant now, PrintWriter out) {
        this.database = database;
        this.today = LocalDate.ofInstant(now, HERE);
        this.out = out;
    }

    /** Who and what there is; comes before the first rule book, whose checks look into the catalogue. */
    void settle(Compilation rules) throws IOException {
        if (rules instanceof Compilation.Compiled compiled) {
            List<Content> contents = compiled.book().rows().exampleContent();
            Wait.on(database.contents().saveAll(contents, false, written -> {}));
        }
        Wait.on(database.contents().saveRoleNeeds(ROLE_NEEDS));
        tell(dev.cairn.imports.Import.people(database.learners(), file("people.csv"), Roster.CHANGES, Progress.SILENT));
    }

    /** What has happened so far; journeys move by the rule book that decides. */
    void live(Node node, Instant now) throws IOException {
        tell(dev.cairn.imports.Import.signals(
                new Recording(database), node.book(), node.catalog().get(), now, file("signals.csv"), Progress.SILENT));
    }

    private Delivery file(String name) throws IOException {
        try (InputStream in = SampleWorld.class.getResourceAsStream("/sample/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the sample world has no " + name);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            String dated = DAY.matcher(text).replaceAll(day -> today.plusDays(Long.parseLong(day.group(1)))
                    .toString());
            return new Delivery(name, new ByteArrayInputStream(dated.getBytes(StandardCharsets.UTF_8)), null, false);
        }
    }

    /** Somebody who begins with a rule book of their own has other contents: then the sample's signals fit nothing, and stay out. */
    private void tell(Report report) {
        if (!report.isRight()) {
            out.println("The sample world does not fit this rule book: " + report);
        }
    }
}
