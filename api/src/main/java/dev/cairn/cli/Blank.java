package dev.cairn.cli;

import dev.cairn.engine.rulebook.row.RuleFile;
import dev.cairn.engine.rulebook.sheet.Workbook;
import dev.cairn.imports.mapping.BlankFile;
import dev.cairn.imports.mapping.Target;
import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes an empty workbook to fill in. */
@Command(
        name = "template",
        sortOptions = false,
        header = "Writes an empty workbook to fill in: a rule book, or a file to import.",
        description = {
            "",
            "  cairn template rules --to book.xlsx     every sheet and column of a rule book",
            "  cairn template people --to people.xlsx",
            "",
            "Headers of people, content and signals are our own: `cairn import` needs no mapping."
        })
final class Blank implements Callable<Integer> {
    private static final String RULES = "rules";

    /** For help. */
    static final class Words extends ArrayList<String> {
        private static final long serialVersionUID = 1;

        Words() {
            super(Target.words());
            add(0, RULES);
        }
    }

    @Parameters(
            paramLabel = "<kind>",
            description = "what the file is to hold: ${COMPLETION-CANDIDATES}",
            completionCandidates = Blank.Words.class)
    private String kind;

    @Option(
            names = "--to",
            paramLabel = "<xlsx>",
            description = "where to write; without it the file goes to standard output")
    private @Nullable Path to;

    @Option(names = "--force", description = "overwrite a file of that name")
    private boolean force;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        RuleFile file = kind.equals(RULES) ? Workbook.empty("rules.xlsx", null) : forImport(Kind.of(kind, spec));
        if (to != null) {
            if (!BookPlace.isWorkbook(to)) {
                throw new Failure("`" + to + "` is no name for a workbook; end it with .xlsx");
            }
            new BookPlace(to, force, spec.commandLine().getOut())
                    .write(new RuleFile(to.getFileName().toString(), file.bytes()));
            return 0;
        }
        if (System.console() != null) {
            throw new Failure(
                    "a workbook is not for the terminal; write `cairn template " + kind + " --to " + kind + ".xlsx`");
        }
        try (OutputStream out = new FileOutputStream(FileDescriptor.out)) {
            out.write(file.bytes());
        }
        return 0;
    }

    private static RuleFile forImport(Target target) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BlankFile.write(target, out);
        return new RuleFile(target.word() + ".xlsx", out.toByteArray());
    }
}
