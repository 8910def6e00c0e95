package dev.cairn.engine.rulebook.sheet;

import dev.cairn.engine.word.Word;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** Gives each row of one sheet its name: the Name cell, or a hash of what the row says. */
final class Names {
    private static final int LONGEST = 200;

    private final Map<String, Integer> rowByName = new HashMap<>();
    private final Map<String, Integer> occurrences = new HashMap<>();
    private final Map<String, Integer> rowByContent = new HashMap<>();

    String of(Entry entry) {
        int row = entry.place().row();
        String hash = hash(entry.content());
        Integer twin = rowByContent.putIfAbsent(hash, row);
        if (twin != null) {
            entry.warning("the row says the same as row " + twin);
        }
        Filled cell = entry.cell("Name");
        if (cell == null) {
            int occurrence = occurrences.merge(hash, 1, Integer::sum);
            return occurrence == 1 ? hash : hash + "-" + occurrence;
        }
        Integer before = rowByName.putIfAbsent(Word.key(cell.text()), row);
        if (before != null) {
            cell.error("the name `" + cell.text() + "` is also that of row " + before, "a name of its own", null);
        }
        if (cell.text().length() > LONGEST) {
            cell.error("the name is longer than " + LONGEST + " characters");
        }
        return cell.text();
    }

    private static String hash(String content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 5);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
