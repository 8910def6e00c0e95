package dev.cairn.engine.rulebook;

import dev.cairn.engine.rulebook.row.RuleFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/** What a book's files say, in 64 hexadecimal digits. */
public final class BookHash {
    private BookHash() {}

    /** SHA-256 over names, lengths and bytes, in the order of names. */
    public static String of(List<RuleFile> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            List<RuleFile> sorted =
                    files.stream().sorted(Comparator.comparing(RuleFile::name)).toList();
            for (RuleFile file : sorted) {
                add(digest, file.name().getBytes(StandardCharsets.UTF_8));
                add(digest, file.bytes());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    private static void add(MessageDigest digest, byte[] part) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(part.length).flip());
        digest.update(part);
    }
}
