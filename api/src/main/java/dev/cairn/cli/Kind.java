package dev.cairn.cli;

import dev.cairn.imports.mapping.Target;
import java.util.ArrayList;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What a file holds, as the command line names it. */
final class Kind {
    private Kind() {}

    /** For help. */
    static final class Words extends ArrayList<String> {
        private static final long serialVersionUID = 1;

        Words() {
            super(Target.words());
        }
    }

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
