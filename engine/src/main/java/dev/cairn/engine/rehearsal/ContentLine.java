package dev.cairn.engine.rehearsal;

import static dev.cairn.engine.rehearsal.BookLines.byLanguage;
import static dev.cairn.engine.rehearsal.BookLines.put;

import dev.cairn.engine.content.Content;
import dev.cairn.engine.rehearsal.Line.Text;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** A stand-in content as a line. */
final class ContentLine {
    private ContentLine() {}

    static Line of(Content content, String defaultLanguage) {
        Map<String, Text> cells = new LinkedHashMap<>();
        put(cells, "Kind", content.kind());
        byLanguage(cells, "Title", content.title());
        byLanguage(cells, "Summary", content.summary());
        put(cells, "Link", content.link());
        put(cells, "Image", content.image());
        put(cells, "Level", content.level());
        put(cells, "Topics", new TreeSet<>(content.topics()));
        put(cells, "Tags", new TreeSet<>(content.tags()));
        put(cells, "Skills", content.skills());
        put(cells, "Minutes", content.minutes());
        put(cells, "Languages", new TreeSet<>(content.languages()));
        put(cells, "Devices", new TreeSet<>(content.devices()));
        put(cells, "Stages", new TreeSet<>(content.stages()));
        put(cells, "Departments", new TreeSet<>(content.departments()));
        put(cells, "Roles", new TreeSet<>(content.roles()));
        put(cells, "Countries", new TreeSet<>(content.countries()));
        put(cells, "Author", content.author());
        put(cells, "Owner", content.owner());
        put(cells, "Objectives", new TreeSet<>(content.objectives()));
        put(cells, "Stakeholders", new TreeSet<>(content.stakeholders()));
        put(cells, "Prerequisites", content.prerequisites());
        put(cells, "Derives from", content.derivesFrom());
        put(cells, "Duplicate of", content.duplicateOf());
        put(cells, "Published", content.publishedOn());
        put(cells, "Valid from", content.validFrom());
        put(cells, "Valid until", content.validUntil());
        put(cells, "Next review", content.nextReview());
        put(cells, "Status", content.status().name().toLowerCase(Locale.ROOT));
        String title = content.title().getOrDefault(defaultLanguage, content.id());
        String sentence = "The stand-in " + content.kind() + " \"" + title + "\".";
        return new Line("example-content", 0, content.id(), sentence, cells, null);
    }
}
