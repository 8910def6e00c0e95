package dev.cairn.cli;

import dev.cairn.imports.mapping.BlankFile;
import dev.cairn.imports.mapping.Target;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes an empty workbook to fill in. */
@Command(
        name = "template",
        sortOptions = false,
        header = "Writes an empty workbook to fill in and import.",
        description = {
            "",
            "Goes to standard output: `cairn template people > people.xlsx`.",
            "Its headers are our own, so that `cairn import` needs no mapping."
        })
final class Blank implements Callable<Integer> {
    @Parameters(
            paramLabel = "<kind>",
            description = "what the file is to hold: ${COMPLETION-CANDIDATES}",
            completionCandidates = Kind.Words.class)
    private String kind;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Target target = Kind.of(kind, spec);
        if (System.console() != null) {
            throw new Failure(
                    "a workbook is not for the terminal; write `cairn template " + kind + " > " + kind + ".xlsx`");
        }
        try (OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out))) {
            BlankFile.write(target, out);
        }
        return 0;
    }
}
