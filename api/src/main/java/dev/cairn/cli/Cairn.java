package dev.cairn.cli;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.TypeConversionException;

/** The command line: a verb and its options; no verb serves. */
@Command(
        name = "cairn",
        description =
                "Decides which content fits which learner's need, by rules that learning people write in spreadsheets.",
        synopsisHeading = "Usage:%n",
        customSynopsis = {
            "  cairn [serve] [options]     runs the service",
            "  cairn <verb> [options]      does one thing and ends"
        },
        commandListHeading = "%nVerbs (cairn <verb> --help says more):%n",
        footer = {
            "",
            "Environment:",
            "  CAIRN_PORT, CAIRN_DATA  as --port and --data",
            "  CAIRN_KEEP_DECISIONS, CAIRN_KEEP_DAYS  as --keep-decisions and --keep-days",
            "  CAIRN_HOST, CAIRN_JWKS, CAIRN_ISSUER, ...  as --host, --jwks, --issuer, ... of serve",
            "  CAIRN_SECRET            signs the desk's tokens, instead of the file token.secret",
            "  DATABASE_URL            a PostgreSQL 14 or newer instead of our own",
            "  CAIRN_LOG               ERROR, WARN, INFO or DEBUG",
            "  CAIRN_JAVA_OPTIONS      options of the virtual machine",
            "",
            "Exit codes: 0 done, 1 refused or failed, 2 the command line is wrong."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            Serve.class,
            Check.class,
            Test.class,
            Effect.class,
            Publish.class,
            Rollback.class,
            Cancel.class,
            Import.class,
            Blank.class,
            Export.class,
            Explain.class,
            Decide.class,
            Replayed.class,
            Absence.class,
            Token.class,
            Audit.class,
            ExportLearner.class,
            Erase.class
        })
public final class Cairn {
    private Cairn() {}

    /** Does what the words say; the exit code comes back. */
    public static int run(String... words) {
        String[] command = withVerb(words);
        quietUnlessServing(command[0]);
        return line().execute(command);
    }

    static CommandLine line() {
        CommandLine line = new CommandLine(new Cairn());
        for (CommandLine verb : line.getSubcommands().values()) {
            verb.getCommandSpec().mixinStandardHelpOptions(true).versionProvider(new Version());
        }
        return line.registerConverter(Instant.class, Cairn::instant)
                .registerConverter(UUID.class, Cairn::decision)
                .registerConverter(Integer.class, Cairn::whole)
                .registerConverter(int.class, Cairn::whole)
                .registerConverter(long.class, text -> (long) whole(text))
                .registerConverter(double.class, Cairn::number)
                .setExecutionExceptionHandler(Failure::report)
                .setParameterExceptionHandler(Failure::usage)
                .setUsageHelpAutoWidth(true)
                .setUsageHelpLongOptionsMaxWidth(28);
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException malformed) {
            throw new TypeConversionException("`" + text + "` is no instant, such as 2026-11-23T08:30:00Z");
        }
    }

    private static UUID decision(String text) {
        // the library's own reading takes far shorter texts for ids
        if (!text.matches("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            throw new TypeConversionException(
                    "`" + text + "` is not a decision's id, such as 0b7f2a3c-5d1e-4f60-8a9b-1c2d3e4f5a6b");
        }
        return UUID.fromString(text);
    }

    private static int whole(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException malformed) {
            throw new TypeConversionException("`" + text + "` is not a whole number");
        }
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException malformed) {
            throw new TypeConversionException("`" + text + "` is not a number");
        }
    }

    /** Options without a verb are those of {@code serve}; help and version are everybody's. */
    private static String[] withVerb(String[] words) {
        boolean served = words.length == 0
                || (words[0].startsWith("-")
                        && Stream.of("-h", "--help", "-V", "--version").noneMatch(Arrays.asList(words)::contains));
        return served ? Stream.concat(Stream.of("serve"), Arrays.stream(words)).toArray(String[]::new) : words;
    }

    /** Read by logback.xml. What a verb does it says itself; the log is the service's. */
    private static void quietUnlessServing(String verb) {
        if (System.getenv("CAIRN_LOG") == null && !verb.equals("serve")) {
            System.setProperty("CAIRN_LOG", "WARN");
        }
    }
}
