package dev.cairn.cli;

import dev.cairn.engine.rulebook.Compilation;
import dev.cairn.engine.rulebook.RuleBook;
import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.engine.rulebook.row.Place;
import dev.cairn.engine.rulebook.row.Row;
import dev.cairn.engine.rulebook.row.RuleFile;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says the rules of a book in other words: in sentences, or as experts write them. */
@Command(
        name = "explain",
        sortOptions = false,
        header = "Says rules as sentences, or in experts' language.",
        description = {
            "",
            "Prints each rule of a book as one sentence, with its place. With --drl prints what an",
            "expert would write instead: a .drl file in the sheet's stead means the same."
        })
final class Explain implements Callable<Integer> {
    @Parameters(
            paramLabel = "<sheet|folder|xlsx>",
            description = "a rule book, or one sheet of a folder, such as rules/content-rules.csv")
    private Path place;

    @Option(names = "--drl", description = "print the rules in Drools' language, as docs/experts.md describes it")
    private boolean drl;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        String only = only();
        List<RuleFile> files = RuleFolder.read(only == null ? place : folder());
        Compilation compilation = RuleBook.compile(files);
        if (compilation instanceof Compilation.Rejected rejected) {
            Printed.issues(rejected.issues(), out);
            return 1;
        }
        if (drl) {
            print(RuleBook.drl(files), only, out);
        } else {
            for (Row row : ((Compilation.Compiled) compilation).book().rows().rows()) {
                if (only == null || isOf(row.head().place(), only)) {
                    out.println(
                            Issue.warning(row.head().place(), null, row.head().sentence())
                                    .toString()
                                    .replaceFirst(": warning: ", ": "));
                }
            }
        }
        return 0;
    }

    /** The file's name, when it is one sheet of a folder. */
    private @Nullable String only() {
        String name = String.valueOf(place.getFileName());
        return Files.isRegularFile(place) && !name.endsWith(".xlsx") ? name : null;
    }

    private Path folder() {
        Path folder = place.toAbsolutePath().getParent();
        return folder == null ? place : folder;
    }

    private static boolean isOf(Place place, String file) {
        return place.file().equals(file);
    }

    private static void print(Map<String, String> texts, @Nullable String only, PrintWriter out) {
        String sheet = only == null ? null : only.replaceFirst("\\.\\w+$", "");
        if (sheet != null && !texts.containsKey(sheet)) {
            throw new Failure("`" + only + "` holds no rules; those are in "
                    + String.join(
                            ", ",
                            texts.keySet().stream()
                                    .map(title -> "`" + title + "`")
                                    .toList()));
        }
        texts.forEach((title, text) -> {
            if (sheet == null || sheet.equals(title)) {
                out.println("// " + title);
                out.println(text);
            }
        });
    }
}
