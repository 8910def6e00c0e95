package dev.cairn.cli;

import dev.cairn.engine.word.Nearest;
import dev.cairn.imports.mapping.Target;
import java.util.ArrayList;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What a file holds, as the command line names it. */
final class Kind {
    private static final int LONGEST = 100;

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
        String nearest = word.length() > LONGEST ? null : Nearest.to(word, Target.words());
        throw new ParameterException(
                spec.commandLine(),
                "there are no files of `" + word + "`; expected one of " + String.join(", ", Target.words())
                        + (nearest == null ? "" : "; did you mean `" + nearest + "`?"));
    }
}
