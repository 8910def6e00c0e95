package dev.cairn.cli;

import dev.cairn.engine.rulebook.Compilation;
import dev.cairn.engine.rulebook.RuleBook;
import dev.cairn.engine.rulebook.row.RuleFile;
import dev.cairn.imports.mapping.Target;
import dev.cairn.store.Edition;
import dev.cairn.store.RuleBooks;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Published rule books: which there are, and their files; and a book in its other form. */
@Command(
        name = "export",
        sortOptions = false,
        header = "Lists the published rule books, or writes one as a folder or a workbook.",
        description = {
            "",
            "  cairn export                            lists the newest versions",
            "  cairn export --to live.xlsx             the book that decides, as one workbook",
            "  cairn export --to book-3/ --book 3      version 3, as its author handed it in",
            "  cairn export rules/ --to book.xlsx      a folder as one workbook",
            "  cairn export book.xlsx --to rules/      a workbook as a folder of CSV sheets",
            "  cairn export people --to people.csv     people, to be imported again; likewise",
            "                                          content, signals, scales, skills, roles, evidence",
            "",
            "Nothing is lost on either way; nothing is overwritten without --force."
        })
final class Export implements Callable<Integer> {
    private static final int LISTED = 50;

    @Parameters(
            arity = "0..1",
            paramLabel = "<folder|xlsx>",
            description = "a book on this machine; without it a published one is meant")
    private @Nullable Path source;

    @Option(
            names = "--to",
            paramLabel = "<folder|xlsx>",
            description = "where to write: a workbook when it ends in .xlsx, else a folder")
    private @Nullable Path to;

    @Option(
            names = "--book",
            paramLabel = "<version>",
            converter = VersionNumber.class,
            description = "which published version; default: the newest")
    private @Nullable Long version;

    @Option(names = "--force", description = "overwrite files of the same name")
    private boolean force;

    @Mixin
    private Location location;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (source == null) {
            return published();
        }
        Optional<Target> records = Records.named(source);
        if (records.isPresent()) {
            return records(records.get());
        }
        if (version != null) {
            throw new ParameterException(
                    spec.commandLine(), "`" + source + "` is a book of its own; --book means a published one");
        }
        if (to == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "where to? `cairn export " + source + " --to "
                            + (BookPlace.isWorkbook(source) ? "folder/" : "book.xlsx") + "`");
        }
        place(to).write(RuleFolder.read(source), null, null);
        spec.commandLine().getOut().println("`" + source + "` is in `" + to + "`.");
        return 0;
    }

    private int records(Target target) throws IOException {
        if (to == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "where to? `cairn export " + target.word() + " --to " + target.word() + ".csv`");
        }
        try (Opened opened = new Opened()) {
            int rows = Records.write(target, Node.connect(opened, Node.vertx(opened), location.there()), to, force);
            spec.commandLine().getOut().println(Printed.count(rows, "row") + " in `" + to + "`.");
            return 0;
        }
    }

    private int published() throws IOException {
        try (Opened opened = new Opened()) {
            var database = Node.connect(opened, Node.vertx(opened), location.there());
            RuleBooks books = database.ruleBooks();
            Edition latest = Wait.on(books.latest());
            if (latest == null) {
                throw new Failure("no rule book was published yet; `cairn` or `cairn publish` does it");
            }
            if (to == null && version == null) {
                list(Wait.on(books.before(Long.MAX_VALUE, LISTED)), zone(Wait.on(books.files(latest.version()))));
            } else if (to == null) {
                throw new ParameterException(
                        spec.commandLine(), "where to? `cairn export --book " + version + " --to folder/`");
            } else {
                long number = version == null ? latest.version() : version;
                List<RuleFile> files = Wait.on(books.files(number));
                if (files.isEmpty()) {
                    throw new Failure("there is no version " + number + "; `cairn export` lists those there are");
                }
                Edition edition = Objects.requireNonNull(Wait.on(books.edition(number)));
                place(to)
                        .write(
                                files,
                                BookPlace.isWorkbook(to)
                                        ? Wait.on(database.contents().load())
                                        : null,
                                edition);
                Base.keep(to, edition);
                spec.commandLine().getOut().println("Version " + number + " is in `" + to + "`.");
            }
            return 0;
        }
    }

    private BookPlace place(Path place) {
        return new BookPlace(place, force, spec.commandLine().getOut());
    }

    /** The list is there even where no book can be read any more. */
    private static ZoneId zone(List<RuleFile> files) {
        return RuleBook.compile(files) instanceof Compilation.Compiled compiled
                ? compiled.book().rows().settings().zone()
                : ZoneOffset.UTC;
    }

    private void list(List<Edition> editions, ZoneId zone) {
        PrintWriter out = spec.commandLine().getOut();
        for (Edition edition : editions) {
            out.printf(
                    "%6d  %s  %s  %s  %s%n",
                    edition.version(),
                    When.listed(edition.publishedAt(), zone),
                    edition.state() == Edition.State.SCHEDULED
                            ? "scheduled for " + When.listed(edition.validFrom(), zone)
                            : edition.standing(),
                    edition.author(),
                    edition.comment());
        }
    }
}
