package dev.cairn.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * One service a data directory: the operating system holds the lock, so that it goes with the process, however that ends.
 * Verbs need none: they work beside the service.
 */
final class ServerLock implements AutoCloseable {
    private static final String NAME = "serve.lock";

    private final FileChannel file;

    private ServerLock(FileChannel file) {
        this.file = file;
    }

    static ServerLock take(Path data, int port) {
        try {
            // learners' data: nobody else's business
            Files.createDirectories(
                    data, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            FileChannel file = FileChannel.open(
                    data.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (!locked(file)) {
                String holder = read(file);
                file.close();
                throw new Failure("another Cairn serves `" + data + "` already" + holder
                        + "; stop it, or choose another folder with --data or CAIRN_DATA");
            }
            file.truncate(0);
            byte[] holder =
                    ("process " + ProcessHandle.current().pid() + ", port " + port).getBytes(StandardCharsets.UTF_8);
            file.write(ByteBuffer.wrap(holder), 0);
            return new ServerLock(file);
        } catch (IOException unusable) {
            throw new Failure("`" + data + "` cannot be used for data: " + unusable.getMessage()
                    + "; choose another folder with --data or CAIRN_DATA");
        }
    }

    private static boolean locked(FileChannel file) throws IOException {
        try {
            return file.tryLock() != null;
        } catch (OverlappingFileLockException ours) {
            return false;
        }
    }

    private static String read(FileChannel file) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(100);
        int length = file.read(buffer, 0);
        return length <= 0 ? "" : " (" + new String(buffer.array(), 0, length, StandardCharsets.UTF_8) + ")";
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
