package dev.cairn.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the data is: a directory with a PostgreSQL of our own, or the database that {@code DATABASE_URL} names. */
final class Location {
    @Option(
            names = "--data",
            paramLabel = "<folder>",
            defaultValue = "${env:CAIRN_DATA}",
            description = "where our own PostgreSQL keeps its data; default: data/ beside the launcher (CAIRN_DATA)."
                    + " DATABASE_URL, when set, names another PostgreSQL to use instead")
    private @Nullable Path data;

    private final @Nullable String url;

    /** For picocli; the address holds a password, which does not belong on a command line: it has no option. */
    Location() {
        url = System.getenv("DATABASE_URL");
    }

    Location(Path data) {
        this.data = data;
        url = null;
    }

    Path data() {
        return data == null || data.toString().isEmpty()
                ? home().resolve("data")
                : data.toAbsolutePath().normalize();
    }

    /** What names the folder to another verb: nothing where it is the one that all take. */
    String option() {
        Path folder = data();
        return folder.equals(home().resolve("data"))
                ? ""
                : " --data '" + folder.toString().replace("'", "'\\''") + "'";
    }

    /** The address of somebody else's database, or null. */
    @Nullable
    String url() {
        return url == null || url.isBlank() ? null : url.strip();
    }

    /** For verbs that work on what is there: they do not make a database because a name was mistyped. */
    Location there() {
        if (url() == null && !Files.isDirectory(data())) {
            throw new Failure("there is no database in `" + data() + "`; start `cairn` first, which makes one,"
                    + " or name its folder by --data or CAIRN_DATA");
        }
        return this;
    }

    /** Where the launcher is; without it, where we are. */
    static Path home() {
        return Path.of(System.getProperty("cairn.home", "")).toAbsolutePath().normalize();
    }
}
