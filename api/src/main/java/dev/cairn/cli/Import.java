package dev.cairn.cli;

import dev.cairn.engine.learner.Persona;
import dev.cairn.engine.rulebook.Compilation;
import dev.cairn.engine.rulebook.RuleBook;
import dev.cairn.imports.ContentImport;
import dev.cairn.imports.Delivery;
import dev.cairn.imports.FrameworkImport;
import dev.cairn.imports.Progress;
import dev.cairn.imports.Report;
import dev.cairn.imports.mapping.Mapping;
import dev.cairn.imports.mapping.Target;
import dev.cairn.journeys.Recording;
import dev.cairn.store.Database;
import dev.cairn.store.Deed;
import dev.cairn.store.Edition;
import dev.cairn.store.Roster;
import io.vertx.core.Vertx;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Brings a file of people, contents, signals or of the skills framework into the database. */
@Command(
        name = "import",
        sortOptions = false,
        header = "Brings people, contents, signals, roles or skills from a file.",
        description = {
            "",
            "All of the file or, if a row is wrong, nothing. What is wrong is told by line and column.",
            "The same file twice changes nothing."
        })
final class Import implements Callable<Integer> {
    private static final double FEW = 0.05;

    @Parameters(
            index = "0",
            paramLabel = "<kind>",
            description = "what the file holds: ${COMPLETION-CANDIDATES}",
            completionCandidates = Kind.Words.class)
    private String kind;

    @Parameters(index = "1", paramLabel = "<file>", description = "a .csv, .xlsx or .json file")
    private Path file;

    @Option(
            names = "--mapping",
            paramLabel = "<file>",
            description =
                    "which column of the file is which field; a file with our own headers (see `cairn template`) needs none")
    private @Nullable Path mapping;

    @Option(
            names = "--language",
            paramLabel = "<tag>",
            description = "of titles and summaries that name none, instead of the mapping's")
    private @Nullable String language;

    @Option(
            names = "--author",
            paramLabel = "<name>",
            defaultValue = "${sys:user.name}",
            description = "who does it, for the audit log; default: the user who runs this")
    private String author;

    @Option(names = "--dry-run", description = "try all of it and report, but keep nothing")
    private boolean dryRun;

    @Option(
            names = "--full",
            description = "the file names everybody: people who are not in it have left, which is noted, never deleted")
    private boolean full;

    @Option(names = "--yes", description = "with --full: more than 5 %% of the people may be marked as left")
    private boolean yes;

    @Option(
            names = "--park",
            description = "with signals: rows of people or contents that are not there yet wait for them,"
                    + " instead of stopping the file")
    private boolean park;

    @Mixin
    private ParkingOptions parking;

    @Mixin
    private Location location;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Target target = Kind.of(kind, spec);
        if (full && target != Target.PEOPLE) {
            throw new ParameterException(spec.commandLine(), "--full is about people");
        }
        if (park && target != Target.SIGNALS) {
            throw new ParameterException(spec.commandLine(), "--park is about signals");
        }
        if (!Files.isRegularFile(file)) {
            throw new Failure("there is no file `" + file + "`");
        }
        PrintWriter out = spec.commandLine().getOut();
        Mapping read = mapping == null ? null : mapping(mapping, out);
        if (read != null && read.target() != target) {
            throw new Failure("`" + mapping + "` maps " + read.target().word() + ", not " + target.word()
                    + ": `cairn import " + read.target().word() + "`, or another mapping");
        }
        if (language != null) {
            if (read == null || target != Target.CONTENT) {
                throw new ParameterException(
                        spec.commandLine(), "--language is about contents that come with a --mapping");
            }
            read = read.in(language)
                    .orElseThrow(() -> new ParameterException(
                            spec.commandLine(),
                            "`" + language + "` is no language; expected a tag such as `en` or `pt-BR`"));
        }
        try (Opened opened = new Opened();
                InputStream content = new BufferedInputStream(Files.newInputStream(file))) {
            Delivery delivery = new Delivery(file.getFileName().toString(), content, read, dryRun);
            Counter counter = new Counter(spec.commandLine().getErr());
            Report report = report(opened, target, delivery, counter);
            counter.end();
            out.println(report);
            return report.isRight() ? 0 : 1;
        }
    }

    private Report report(Opened opened, Target target, Delivery delivery, Progress progress) throws IOException {
        if (target == Target.SIGNALS) {
            // signals move journeys, and a rule book says how
            Node node = Node.open(opened, location);
            return noted(
                    node.database(),
                    dev.cairn.imports.Import.signals(
                            new Recording(node.database(), parking.setting(spec)),
                            node.book(),
                            node.catalog().get(),
                            Instant.now(),
                            park,
                            delivery,
                            progress));
        }
        Vertx vertx = Node.vertx(opened);
        Database database = Node.connect(opened, vertx, location);
        FrameworkImport framework = new FrameworkImport(database.framework(), progress);
        return noted(
                database,
                switch (target) {
                    case PEOPLE ->
                        dev.cairn.imports.Import.people(
                                database.learners(),
                                () -> personas(database),
                                delivery,
                                full ? new Roster(true, yes ? 1 : FEW) : Roster.CHANGES,
                                progress);
                    case CONTENT ->
                        ContentImport.content(database.contents(), database.framework(), delivery, progress);
                    case SCALES -> framework.scales(delivery);
                    case SKILLS -> framework.skills(delivery);
                    case ROLES -> framework.roles(delivery);
                    case EVIDENCE -> framework.evidence(database.evidence(), database.contents(), delivery);
                    case SIGNALS -> throw new IllegalStateException("signals take their own door");
                });
    }

    /** Of the newest book; none where there is none, or none that can be read any more. */
    private static Collection<String> personas(Database database) {
        Edition newest = Wait.on(database.ruleBooks().latest());
        return newest != null
                        && RuleBook.compile(Wait.on(database.ruleBooks().files(newest.version())))
                                instanceof Compilation.Compiled compiled
                ? compiled.book().rows().personas().stream().map(Persona::name).toList()
                : List.of();
    }

    /** What was kept leaves a line in the audit log. */
    private Report noted(Database database, Report report) {
        if (report.isRight() && !dryRun) {
            Deed deed = Deed.atTerminal(author, "cairn import " + kind, String.valueOf(file.getFileName()));
            Wait.on(database.audit().add(deed, Deed.DONE));
        }
        return report;
    }

    private static Mapping mapping(Path place, PrintWriter out) throws IOException {
        if (!Files.isRegularFile(place)) {
            throw new Failure("there is no mapping file `" + place + "`");
        }
        Mapping.Reading reading = Mapping.read(place.getFileName().toString(), Files.readAllBytes(place));
        if (reading instanceof Mapping.Reading.Read read) {
            read.warnings().forEach(out::println);
            return read.mapping();
        }
        ((Mapping.Reading.Refused) reading).findings().forEach(out::println);
        throw new Failure("the mapping `" + place + "` cannot be used");
    }
}
