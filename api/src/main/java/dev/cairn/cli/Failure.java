package dev.cairn.cli;

import dev.cairn.publishing.NoBook;
import dev.cairn.store.DatabaseFailure;
import java.net.BindException;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Why a verb could not do its work, in words for the person at the terminal. */
final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;

    Failure(String message) {
        super(message, null, false, false);
    }

    /** One or two lines on the terminal; where the fault is ours, the whole of it goes into the log at DEBUG. */
    static int report(Exception fault, CommandLine command, ParseResult parsed) {
        command.getErr().println("cairn: " + words(fault));
        LoggerFactory.getLogger(Failure.class).debug("{} failed", command.getCommandName(), fault);
        return CommandLine.ExitCode.SOFTWARE;
    }

    static int usage(ParameterException fault, String[] words) {
        CommandLine command = fault.getCommandLine();
        command.getErr().println("cairn: " + fault.getMessage());
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(fault, command.getErr())) {
            command.getErr().println("`cairn " + verb(command) + "--help` says how it is used");
        }
        return CommandLine.ExitCode.USAGE;
    }

    private static String verb(CommandLine command) {
        return command.getParent() == null ? "" : command.getCommandName() + " ";
    }

    private static String words(Throwable fault) {
        if (fault instanceof Failure || fault instanceof DatabaseFailure || fault instanceof NoBook) {
            return String.valueOf(fault.getMessage());
        }
        if (fault instanceof BindException) {
            return "the port is taken; choose another with --port or CAIRN_PORT";
        }
        return "unexpected: " + fault + "\n  (CAIRN_LOG=DEBUG shows where)";
    }
}
