package dev.cairn.imports;

import static dev.cairn.store.TestDatabase.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.engine.table.CsvWriting;
import dev.cairn.imports.mapping.Target;
import dev.cairn.store.Database;
import dev.cairn.store.TestDatabase;
import io.vertx.core.Vertx;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was imported comes out again, and goes in again. */
class ExportTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    /** Each after what it refers to. */
    private static final List<Target> ORDER = List.of(
            Target.SCALES, Target.SKILLS, Target.ROLES, Target.PEOPLE, Target.EVIDENCE, Target.CONTENT, Target.SIGNALS);

    private static final Map<Target, String> FILES = Map.of(
            Target.SCALES, """
                    Scale,Title,Lowest,Highest,Level,Name,Meaning,Same as: Percent
                    Stars,How many stars,0,3,1,Novice,"watches, and helps",30
                    Stars,,,,2,Able,,60
                    Percent,,0,100,,,,
                    """,
            Target.SKILLS, """
                    Skill,Code,Description,Family,Scale,Half-life,Meaning: Able
                    Dough,D1,"Flour, water
                    and patience",Baking,Stars,365,kneads alone
                    Hygiene,,,,,,
                    """,
            Target.ROLES, """
                    Role,Group,Related,Skill,Scale,Level
                    Baker,Bakers,"Pastry chef, 'Cook, cold'",Dough,,Able
                    Baker,Bakers,,Dough,Percent,70
                    Baker,Bakers,,Hygiene,,1.5
                    Porter,,,,,
                    """,
            Target.PEOPLE, """
                    Id,Name,Role,Language,Time zone,First day,Attribute: cost centre,External id: hr
                    ada,"Ada, the first",Baker,"de-AT, en",Europe/Vienna,2026-01-07,0042,007
                    ben,=Ben,,,,,,
                    """,
            Target.EVIDENCE, """
                    Person,Source,On,Weight,Scale,Skill,Level
                    ada,manager,2026-02-01,,,dough,Novice
                    ada,assessment,2026-02-01,7,Percent,Dough,66.5
                    """,
            Target.CONTENT, """
                    Id,Title,Title: de,Summary,Kind,Topic,Skill: Dough,Minutes,Language,Prerequisite,Published on,Status,External id: lms
                    one,One,Eins,"a ""summary\"\"\",course,"'bread, white', rolls",2,5,"en, de",,2026-01-01,published,L-1
                    two,Two,,,video,,,,,one,,draft,
                    """,
            Target.SIGNALS, """
                    Id,Person,Kind,At,Content,Device,Value
                    s1,ada,completed,2026-02-28T10:00:00.123456Z,one,mobile,87.5
                    s2,ben,liked,2026-02-28T10:00:00Z,two,,
                    """);

    private final Vertx vertx = Vertx.vertx();
    private Database database;

    @BeforeEach
    void open() {
        database = TestDatabase.open(vertx, "exports");
    }

    @AfterEach
    void close() {
        await(database.close());
        await(vertx.close());
    }

    @Test
    void whatIsExportedGoesInAgainAndBringsAllBack() throws IOException {
        for (Target target : ORDER) {
            Report report = bring(database, target, text(FILES, target));
            assertTrue(report.isRight() && report.added() > 0, report::toString);
        }
        Map<Target, String> written = written(database);
        for (Target target : ORDER) {
            Report report = bring(database, target, text(written, target));
            assertTrue(report.isRight() && report.added() + report.changed() == 0, report::toString);
        }
        Database other = TestDatabase.open(vertx, "exports_other");
        for (Target target : ORDER) {
            Report report = bring(other, target, text(written, target));
            assertTrue(report.isRight(), report::toString);
        }

        assertEquals(written, written(other));
        assertTrue(text(written, Target.PEOPLE).contains("\"Ada, the first\""), text(written, Target.PEOPLE));
        assertTrue(text(written, Target.PEOPLE).contains("=Ben"), "texts stay as they are");
        assertTrue(text(written, Target.ROLES).contains("\"'Cook, cold', Pastry chef\""), text(written, Target.ROLES));
        await(other.close());
    }

    private static String text(Map<Target, String> files, Target target) {
        return Objects.requireNonNull(files.get(target));
    }

    private static Map<Target, String> written(Database from) throws IOException {
        Map<Target, String> files = new EnumMap<>(Target.class);
        for (Target target : ORDER) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (CsvWriting csv = new CsvWriting(out, new CsvWriting.Style(',', true, false))) {
                Export.write(target, from, csv);
            }
            files.put(target, out.toString(StandardCharsets.UTF_8));
        }
        return files;
    }

    private static Report bring(Database into, Target target, String text) throws IOException {
        Imported imported = new Imported(into, AdoptionBookTest.book(), NOW);
        Delivery file = new Delivery(
                target.word() + ".csv", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), null, false);
        return switch (target) {
            case SCALES -> imported.scales(file);
            case SKILLS -> imported.skills(file);
            case ROLES -> imported.roles(file);
            case PEOPLE -> imported.people(file);
            case EVIDENCE -> imported.evidence(file);
            case CONTENT -> imported.content(file);
            case SIGNALS -> imported.signals(file);
        };
    }
}
