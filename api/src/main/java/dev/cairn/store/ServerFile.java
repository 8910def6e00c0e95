package dev.cairn.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/** Port and password of a data directory's server, kept in a file that only its owner can read. */
record ServerFile(int port, String password) {

    /** Reads the file, or writes one with a free port and a random password. */
    static ServerFile readOrCreate(Path path) throws IOException {
        if (!Files.exists(path)) {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            ServerFile made = new ServerFile(freePort(), HexFormat.of().formatHex(random));
            made.write(path);
            return made;
        }
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(path)) {
            properties.load(in);
        }
        try {
            return new ServerFile(
                    Integer.parseInt(properties.getProperty("port", "")), properties.getProperty("password", ""));
        } catch (NumberFormatException e) {
            throw new IOException("`" + path + "` does not name a port", e);
        }
    }

    /** The same server on another free port, written. */
    ServerFile moved(Path path) throws IOException {
        ServerFile moved = new ServerFile(freePort(), password);
        moved.write(path);
        return moved;
    }

    /** Aside and renamed, so that a reader never finds half a file. */
    private void write(Path path) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("port", Integer.toString(port));
        properties.setProperty("password", password);
        Path aside = path.resolveSibling(path.getFileName() + ".new");
        Files.deleteIfExists(aside);
        Files.createFile(aside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (OutputStream out = Files.newOutputStream(aside)) {
            properties.store(out, "the PostgreSQL server of this directory");
        }
        Files.move(aside, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public String toString() {
        return "port " + port;
    }
}
