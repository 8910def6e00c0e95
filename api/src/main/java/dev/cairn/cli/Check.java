package dev.cairn.cli;

import dev.cairn.engine.rulebook.Compilation;
import dev.cairn.engine.rulebook.RuleBook;
import dev.cairn.engine.rulebook.row.Issue;
import java.io.PrintWriter;
import java.nio.file.Path;
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
            "Publishes nothing; without --live asks no database."
        })
final class Check implements Callable<Integer> {
    @Parameters(
            paramLabel = "<folder|xlsx>",
            description = "a folder of CSV sheets, or a workbook with the same sheets")
    private Path place;

    @Option(names = "--live", description = "also look up values and contents in the catalogue of the database")
    private boolean live;

    @Mixin
    private Location location;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
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
        if (live) {
            try (Opened opened = new Opened()) {
                var vertx = Node.vertx(opened);
                var database = Node.connect(opened, vertx, location);
                issues.addAll(compiled.book().check(Wait.on(database.contents().load())));
            }
        }
        return issues;
    }
}
