package dev.cairn.cli;

import dev.cairn.http.keys.Secret;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where the desk's secret is: the variable {@code CAIRN_SECRET}, a file that is named, or {@code token.secret} in the data folder. */
final class SecretFile {
    static final String NAME = "token.secret";

    private final @Nullable Path named;
    private final Path path;

    SecretFile(@Nullable Path named, Location location) {
        this.named = named == null || named.toString().isBlank() ? null : named;
        path = this.named == null ? location.data().resolve(NAME) : this.named;
    }

    Path path() {
        return path;
    }

    /** The secret; null where there is none and none was named. */
    @Nullable
    Secret read() {
        String variable = System.getenv("CAIRN_SECRET");
        if (variable != null && !variable.isBlank()) {
            return secret(variable, "CAIRN_SECRET");
        }
        try {
            demandPrivate();
            return secret(Files.readString(path), "`" + path + "`");
        } catch (NoSuchFileException absent) {
            if (named == null) {
                return null;
            }
            throw new Failure("there is no file `" + path + "` with a secret");
        } catch (IOException unreadable) {
            throw new Failure("the secret in `" + path + "` cannot be read: " + unreadable.getMessage());
        }
    }

    private static Secret secret(String text, String place) {
        try {
            return Secret.of(text);
        } catch (IllegalArgumentException wrong) {
            throw new Failure(place + ": " + wrong.getMessage());
        }
    }

    /** Whoever reads it is administrator. */
    private void demandPrivate() throws IOException {
        if (!Files.getFileStore(path).supportsFileAttributeView("posix")) {
            return;
        }
        Set<PosixFilePermission> others = EnumSet.copyOf(Files.getPosixFilePermissions(path));
        others.retainAll(EnumSet.complementOf(EnumSet.of(
                PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE)));
        if (!others.isEmpty()) {
            throw new Failure("others can read the secret in `" + path + "`; `chmod 600` it, and make a new one if"
                    + " anybody did");
        }
    }

    /** Makes one and keeps it, for its owner only. One that is there stays: tokens hang on it. */
    void make() {
        try {
            Path folder = path.toAbsolutePath().getParent();
            if (folder != null && !Files.isDirectory(folder)) {
                Files.createDirectories(folder, OwnerOnly.folder());
            }
            Files.createFile(path, OwnerOnly.file());
            Files.writeString(path, Secret.fresh() + "\n", StandardOpenOption.TRUNCATE_EXISTING);
        } catch (FileAlreadyExistsException there) {
            throw new Failure("there is a secret in `" + path + "` already; delete it to make a new one:"
                    + " then no token made with it is taken any more");
        } catch (IOException failure) {
            throw new Failure("no secret can be kept in `" + path + "`: " + failure.getMessage());
        }
    }
}
