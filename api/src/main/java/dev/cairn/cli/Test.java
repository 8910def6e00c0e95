package dev.cairn.cli;

import dev.cairn.engine.rehearsal.Rehearsal;
import dev.cairn.engine.rulebook.Compilation;
import dev.cairn.engine.rulebook.RuleBook;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs the examples of a rule book on its own sample contents. */
@Command(
        name = "test",
        sortOptions = false,
        header = "Runs the examples of a rule book.",
        description = {"", "Decides on the book's own `example-content`; asks no database."})
final class Test implements Callable<Integer> {
    @Parameters(
            paramLabel = "<folder|xlsx>",
            description = "a folder of CSV sheets, or a workbook with the same sheets")
    private Path place;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Compilation compilation = RuleBook.compile(RuleFolder.read(place));
        if (!(compilation instanceof Compilation.Compiled compiled)) {
            Printed.issues(((Compilation.Rejected) compilation).issues(), out);
            return 1;
        }
        RuleBook book = compiled.book();
        List<Rehearsal.Outcome> outcomes = Rehearsal.run(book, Rehearsal.sampleCatalog(book));
        Printed.failures(outcomes, out);
        long passed = outcomes.stream().filter(Rehearsal.Outcome::passed).count();
        out.println(Printed.count(passed, "example") + " passed, " + (outcomes.size() - passed) + " failed");
        return passed == outcomes.size() ? 0 : 1;
    }
}
