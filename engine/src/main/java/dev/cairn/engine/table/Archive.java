package dev.cairn.engine.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * A zip file in memory that was inflated once, entry by entry, and found to keep to the limits and its checksums. What it says of its own
 * sizes is not believed.
 */
final class Archive implements AutoCloseable {

    private static final int SMALL = 5_000_000;

    /** Bytes of one text, comment or attribute of a part; a parser would hold it whole, several times. */
    private static final int LONGEST_RUN = 1_000_000;

    private final Position file;
    private final ZipFile zip;
    private final Map<String, ZipArchiveEntry> entries = new HashMap<>();

    private Archive(Position file, ZipFile zip) {
        this.file = file;
        this.zip = zip;
    }

    static Archive open(Position file, byte[] bytes, Limits limits) {
        if (directoryEntries(bytes) > limits.entries()) {
            throw tooLarge(file, "it has more than " + limits.entries() + " parts");
        }
        Archive archive = new Archive(file, directory(file, bytes));
        try {
            archive.inflate(limits);
            return archive;
        } catch (Stop stop) {
            archive.close();
            throw stop;
        } catch (IOException | RuntimeException e) {
            // the library meets hostile bytes with exceptions of many kinds
            archive.close();
            throw damaged(file);
        }
    }

    private static ZipFile directory(Position file, byte[] bytes) {
        try {
            return ZipFile.builder()
                    .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
                    .get();
        } catch (IOException | RuntimeException e) {
            throw damaged(file);
        }
    }

    static Stop damaged(Position at) {
        return new Stop(
                at,
                Problem.Kind.DAMAGED,
                "the workbook is cut short or damaged; open it in Excel, save it again as .xlsx and send that file");
    }

    /** Names of all parts, in lower case, with forward slashes and none at the beginning. */
    Set<String> names() {
        return Collections.unmodifiableSet(entries.keySet());
    }

    /** The content of a part, whatever the case of its name. */
    InputStream part(String name) throws IOException {
        ZipArchiveEntry entry = entries.get(plain(name));
        if (entry == null) {
            throw damaged(file);
        }
        return zip.getInputStream(entry);
    }

    boolean has(String name) {
        return entries.containsKey(plain(name));
    }

    /** Counts before anything is built: each entry of the directory begins with this signature. */
    private static int directoryEntries(byte[] bytes) {
        int count = 0;
        for (int i = 0; i + 3 < bytes.length; i++) {
            if (bytes[i] == 'P' && bytes[i + 1] == 'K' && bytes[i + 2] == 1 && bytes[i + 3] == 2) {
                count++;
            }
        }
        return count;
    }

    private void inflate(Limits limits) throws IOException {
        byte[] buffer = new byte[65_536];
        long total = 0;
        for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
            if (entry.getGeneralPurposeBit().usesEncryption()) {
                throw new Stop(
                        file,
                        Problem.Kind.LOCKED,
                        "the file is protected with a password; save the workbook without one and send that file");
            }
            boolean known = entry.getMethod() == ZipEntry.DEFLATED || entry.getMethod() == ZipEntry.STORED;
            if (!known || entries.put(plain(entry.getName()), entry) != null) {
                throw damaged(file);
            }
            total += inflate(entry, buffer, limits, limits.unpacked() - total);
        }
    }

    private long inflate(ZipArchiveEntry entry, byte[] buffer, Limits limits, long left) throws IOException {
        CRC32 checksum = new CRC32();
        boolean xml = isXml(entry);
        long size = 0;
        long run = 0;
        try (InputStream in = zip.getInputStream(entry)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (xml) {
                    if (size == 0) {
                        refuseDoctype(buffer, read);
                    }
                    run = run(buffer, read, run);
                }
                size += read;
                checksum.update(buffer, 0, read);
                if (size > left) {
                    throw tooLarge(file, "unpacked it is larger than " + Limits.size(limits.unpacked()));
                }
                if (size > SMALL && size / limits.ratio() > Math.max(1, entry.getCompressedSize())) {
                    throw tooLarge(file, "a part of it unpacks to more than " + limits.ratio() + " times its size");
                }
            }
        }
        if (checksum.getValue() != entry.getCrc()) {
            throw damaged(file);
        }
        return size;
    }

    /** How many bytes have passed since the last angle bracket. */
    private long run(byte[] buffer, int length, long before) {
        long run = before;
        for (int i = 0; i < length; i++) {
            run = buffer[i] == '<' || buffer[i] == '>' ? 0 : run + 1;
            if (run > LONGEST_RUN) {
                throw tooLarge(file, "a text in it is longer than " + Limits.size(LONGEST_RUN));
            }
        }
        return run;
    }

    /** A document type could name entities that grow without end, or files of this machine; a workbook has none. */
    private void refuseDoctype(byte[] buffer, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            if (buffer[i] != 0) {
                text.append((char) (buffer[i] & 0xFF));
            }
        }
        if (text.indexOf("<!DOCTYPE") >= 0) {
            throw Xml.doctype(file);
        }
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
    }

    private static boolean isXml(ZipArchiveEntry entry) {
        String name = plain(entry.getName());
        return name.endsWith(".xml") || name.endsWith(".rels") || name.endsWith(".vml");
    }

    private static Stop tooLarge(Position file, String what) {
        return new Stop(
                file,
                Problem.Kind.TOO_LARGE,
                "the workbook is too large to read: " + what
                        + "; copy the table alone into a new workbook, or split it");
    }

    private static String plain(String name) {
        String slashed = name.replace('\\', '/').toLowerCase(Locale.ROOT);
        return slashed.startsWith("/") ? slashed.substring(1) : slashed;
    }
}
