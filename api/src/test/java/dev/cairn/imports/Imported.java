package dev.cairn.imports;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.cairn.engine.learner.Persona;
import dev.cairn.engine.rulebook.RuleBook;
import dev.cairn.imports.mapping.Mapping;
import dev.cairn.journeys.Recording;
import dev.cairn.store.Database;
import dev.cairn.store.Roster;
import dev.cairn.store.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Imports texts and files into a database, as a command line would. */
final class Imported {
    private final Database database;
    private final RuleBook book;
    private final Instant now;

    Imported(Database database, RuleBook book, Instant now) {
        this.database = database;
        this.book = book;
        this.now = now;
    }

    static Delivery text(String name, @Nullable String mapping, String content) {
        return new Delivery(name, stream(content), mapping == null ? null : mapping(stream(mapping)), false);
    }

    static Delivery tried(Delivery delivery) {
        return new Delivery(delivery.name(), delivery.content(), delivery.mapping(), true);
    }

    static Delivery file(Path file, Path mapping) throws IOException {
        return new Delivery(
                file.getFileName().toString(),
                Files.newInputStream(file),
                mapping(Files.newInputStream(mapping)),
                false);
    }

    /** The file's texts are in that language. */
    static Delivery file(Path file, Path mapping, String language) throws IOException {
        Delivery delivery = file(file, mapping);
        return new Delivery(
                delivery.name(),
                delivery.content(),
                Objects.requireNonNull(delivery.mapping()).in(language).orElseThrow(),
                false);
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Mapping mapping(InputStream in) {
        try (in) {
            Mapping.Reading reading = Mapping.read("mapping.csv", in.readAllBytes());
            return assertInstanceOf(Mapping.Reading.Read.class, reading, reading::toString)
                    .mapping();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Report people(Delivery delivery, Roster roster, Progress progress) throws IOException {
        try (InputStream content = delivery.content()) {
            return Import.people(database.learners(), this::personas, delivery, roster, progress);
        }
    }

    private Collection<String> personas() {
        return book.rows().personas().stream().map(Persona::name).toList();
    }

    Report people(Delivery delivery) throws IOException {
        return people(delivery, Roster.CHANGES, Progress.SILENT);
    }

    Report content(Delivery delivery) throws IOException {
        try (InputStream content = delivery.content()) {
            return ContentImport.content(database.contents(), database.framework(), delivery, Progress.SILENT);
        }
    }

    Report scales(Delivery delivery) throws IOException {
        try (InputStream content = delivery.content()) {
            return framework().scales(delivery);
        }
    }

    Report skills(Delivery delivery) throws IOException {
        try (InputStream content = delivery.content()) {
            return framework().skills(delivery);
        }
    }

    Report roles(Delivery delivery) throws IOException {
        try (InputStream content = delivery.content()) {
            return framework().roles(delivery);
        }
    }

    Report evidence(Delivery delivery) throws IOException {
        try (InputStream content = delivery.content()) {
            return framework().evidence(database.evidence(), database.contents(), delivery);
        }
    }

    private FrameworkImport framework() {
        return new FrameworkImport(database.framework(), Progress.SILENT);
    }

    Report signals(Delivery delivery) throws IOException {
        return signals(delivery, Progress.SILENT);
    }

    Report signals(Delivery delivery, Progress progress) throws IOException {
        return signals(delivery, false, progress);
    }

    /** What names somebody unknown waits for them. */
    Report parking(Delivery delivery) throws IOException {
        return signals(delivery, true, Progress.SILENT);
    }

    private Report signals(Delivery delivery, boolean park, Progress progress) throws IOException {
        try (InputStream content = delivery.content()) {
            return Import.signals(
                    new Recording(database),
                    book,
                    TestDatabase.await(database.contents().load()),
                    now,
                    park,
                    delivery,
                    progress);
        }
    }
}
