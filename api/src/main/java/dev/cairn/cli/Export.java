package dev.cairn.cli;

import dev.cairn.engine.rulebook.row.RuleFile;
import dev.cairn.store.Edition;
import dev.cairn.store.RuleBooks;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Published rule books: which there are, and their files. */
@Command(name = "export", sortOptions = false, header = "Lists the published rule books, or writes one into a folder.")
final class Export implements Callable<Integer> {
    private static final int LISTED = 50;

    @Parameters(
            arity = "0..1",
            paramLabel = "<folder>",
            description = "where to write the files; new or empty. Without it the newest versions are listed")
    private @Nullable Path folder;

    @Option(names = "--book", paramLabel = "<version>", description = "which version; default: the newest")
    private @Nullable Long version;

    @Mixin
    private Location location;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        try (Opened opened = new Opened()) {
            RuleBooks books = Node.connect(opened, Node.vertx(opened), location).ruleBooks();
            Edition latest = Wait.on(books.latest());
            if (latest == null) {
                throw new Failure("no rule book was published yet; `cairn` or `cairn publish` does it");
            }
            if (folder == null) {
                list(Wait.on(books.before(Long.MAX_VALUE, LISTED)));
            } else {
                long number = version == null ? latest.version() : version;
                write(number, Wait.on(books.files(number)), folder);
                Base.keep(folder, Objects.requireNonNull(Wait.on(books.edition(number))));
            }
            return 0;
        }
    }

    private void list(List<Edition> editions) {
        PrintWriter out = spec.commandLine().getOut();
        for (Edition edition : editions) {
            out.printf(
                    "%6d  %s  %s  %s  %s%n",
                    edition.version(),
                    edition.publishedAt(),
                    Printed.state(edition),
                    edition.author(),
                    edition.comment());
        }
    }

    private void write(long number, List<RuleFile> files, Path into) throws IOException {
        if (files.isEmpty()) {
            throw new Failure("there is no version " + number + "; `cairn export` lists those there are");
        }
        Files.createDirectories(into);
        try (Stream<Path> there = Files.list(into)) {
            if (there.findAny().isPresent()) {
                throw new Failure("`" + into + "` is not empty; nothing is overwritten");
            }
        }
        for (RuleFile file : files) {
            // names are an editor's text: none may lead out of the folder
            Files.write(into.resolve(Path.of(file.name()).getFileName()), file.bytes());
        }
        spec.commandLine()
                .getOut()
                .println("Version " + number + ": " + Printed.count(files.size(), "file") + " in `" + into + "`.");
    }
}
