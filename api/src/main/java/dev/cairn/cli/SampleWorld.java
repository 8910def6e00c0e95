package dev.cairn.cli;

import dev.cairn.imports.Delivery;
import dev.cairn.imports.Import;
import dev.cairn.imports.Progress;
import dev.cairn.imports.Report;
import dev.cairn.journeys.Recording;
import dev.cairn.store.Database;
import dev.cairn.store.Roster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A handful of people, contents and signals to begin with, as files like everybody's, through the door of every import.
 * A date in them is written {@code {today+2}}: somebody's first day is always the day after tomorrow.
 */
final class SampleWorld {
    private static final Pattern DAY = Pattern.compile("\\{today([+-]\\d+)}");

    private final Database database;
    private final LocalDate today;

    SampleWorld(Database database, Instant now) {
        this.database = database;
        this.today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    /** Who and what there is; comes before the first rule book, whose checks look into the catalogue. */
    void settle() throws IOException {
        keep(Import.content(database.contents(), file("content.csv"), Progress.SILENT));
        keep(Import.people(database.learners(), file("people.csv"), Roster.CHANGES, Progress.SILENT));
    }

    /** What has happened so far; journeys move by the rule book that decides. */
    void live(Node node, Instant now) throws IOException {
        Recording recording = new Recording(database);
        keep(Import.signals(
                recording, node.book(), node.catalog().get(), now, file("signals.csv"), Progress.SILENT));
    }

    private Delivery file(String name) throws IOException {
        try (InputStream in = SampleWorld.class.getResourceAsStream("/sample/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the sample world has no " + name);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            Matcher day = DAY.matcher(text);
            String dated = day.replaceAll(
                    found -> today.plusDays(Long.parseLong(found.group(1))).toString());
            return new Delivery(name, new ByteArrayInputStream(dated.getBytes(StandardCharsets.UTF_8)), null, false);
        }
    }

    private static void keep(Report report) {
        if (!report.isRight()) {
            throw new IllegalStateException(report.toString());
        }
    }
}
