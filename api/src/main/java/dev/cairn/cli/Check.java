package dev.cairn.cli;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.rehearsal.Rehearsal;
import dev.cairn.engine.rulebook.Compilation;
import dev.cairn.engine.rulebook.RuleBook;
import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.engine.rulebook.row.RuleFile;
import dev.cairn.publishing.Findings;
import dev.cairn.store.Edition;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what is wrong with a rule book, cell by cell. */
@Command(
        name = "check",
        sortOptions = false,
        header = "Says what is wrong with a rule book, cell by cell.",
        description = {
            "",
            "Prints an issue a line: file, row, column, what is wrong and what was probably meant.",
            "Publishes nothing; without --live asks no database, and warns of words that neither the",
            "vocabulary nor the book's own example-content knows."
        })
final class Check implements Callable<Integer> {
    @Parameters(
            paramLabel = "<folder|xlsx>",
            description = "a folder of CSV sheets, or a workbook with the same sheets")
    private Path place;

    @Option(
            names = "--live",
            description =
                    "look at it as a publication would: with the catalogue of the database, its examples, and what is"
                            + " different from the book that decides")
    private boolean live;

    @Mixin
    private Location location;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (live) {
            return againstLive(out);
        }
        Compilation compilation = RuleBook.compile(RuleFolder.read(place));
        List<Issue> issues = compilation instanceof Compilation.Compiled compiled
                ? found(compiled)
                : ((Compilation.Rejected) compilation).issues();
        Printed.issues(issues, out);
        if (issues.stream().anyMatch(Issue::isError)) {
            return 1;
        }
        if (compilation instanceof Compilation.Compiled compiled) {
            out.println(
                    "In order: " + Printed.count(compiled.book().rows().rows().size(), "rule") + ", "
                            + Printed.count(compiled.book().rows().examples().size(), "example") + ".");
        }
        return 0;
    }

    private List<Issue> found(Compilation.Compiled compiled) {
        List<Issue> issues = new ArrayList<>(compiled.warnings());
        RuleBook book = compiled.book();
        if (!book.rows().exampleContent().isEmpty()) {
            // the live catalogue may know what the sample does not: a word to look at, no error
            check(book, Rehearsal.sampleCatalog(book)).forEach(issue -> issues.add(issue.asWarning()));
        }
        return issues;
    }

    /** As a publication would look at it. */
    private int againstLive(PrintWriter out) {
        List<RuleFile> files = RuleFolder.read(place);
        try (Opened opened = new Opened()) {
            Node node = Node.look(opened, location.there());
            Findings found = Wait.on(node.publishing().check(files, Base.of(place, node.publishing())));
            Printed.issues(found.issues(), out);
            Printed.examples(found.failures(), out);
            if (found.book() != null) {
                out.println("Against version " + node.book().version() + ", which decides:");
                found.sentences().forEach(sentence -> out.println("  " + sentence));
            }
            Edition newest = found.newest();
            if (newest != null) {
                out.println("These files were made on an older version: " + newest.author() + " published version "
                        + newest.version() + " since.");
            }
            return found.publishable() ? 0 : 1;
        }
    }

    private static List<Issue> check(RuleBook book, Catalog catalog) {
        return book.check(catalog, LocalDate.now(book.rows().settings().zone()), List.of());
    }
}
