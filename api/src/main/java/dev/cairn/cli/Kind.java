package dev.cairn.cli;

import dev.cairn.imports.mapping.Target;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What a file holds, as the command line names it. */
final class Kind {
    private Kind() {}

    static Target of(String word, CommandSpec spec) {
        for (Target target : Target.values()) {
            if (target.word().equals(word)) {
                return target;
            }
        }
        throw new ParameterException(
                spec.commandLine(), "there are no files of `" + word + "`; expected people, content or signals");
    }
}
