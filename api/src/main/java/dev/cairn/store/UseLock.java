package dev.cairn.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Who uses the server of a data directory, across processes, in one lock file. The system frees what a killed process
 * held. Byte 0 is held while a server is started or stopped; byte 1 is shared by all who use it.
 */
final class UseLock implements AutoCloseable {
    private final FileChannel file;
    private @Nullable FileLock use;

    private UseLock(FileChannel file) {
        this.file = file;
    }

    static UseLock open(Path path) throws IOException {
        return new UseLock(
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    /** Waits until nobody else starts or stops the server; to be closed when done. */
    FileLock change() throws IOException {
        return file.lock(0, 1, false);
    }

    /** From now on this process uses the server. Only while {@link #change} is held. */
    void use() throws IOException {
        use = file.lock(1, 1, true);
    }

    /** Ends this process's use; true when nobody else uses the server. Only while {@link #change} is held. */
    boolean leave() throws IOException {
        if (use != null) {
            use.release();
            use = null;
        }
        try (FileLock alone = file.tryLock(1, 1, false)) {
            return alone != null;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
