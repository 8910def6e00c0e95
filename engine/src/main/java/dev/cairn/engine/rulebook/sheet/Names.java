package dev.cairn.engine.rulebook.sheet;

import dev.cairn.engine.rulebook.row.Place;
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

    private final Map<String, Place> placeByName = new HashMap<>();
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
        Place before = placeByName.putIfAbsent(Word.key(cell.text()), entry.place());
        if (before != null) {
            cell.error(taken(cell.text(), before, entry.place()), "a name of its own", null);
        }
        if (cell.text().length() > LONGEST) {
            cell.error("the name is longer than " + LONGEST + " characters");
        }
        return cell.text();
    }

    /** The name of an expert's rule. */
    String of(Entry entry, String name) {
        Place before = placeByName.putIfAbsent(Word.key(name), entry.place());
        if (before != null) {
            entry.error(taken(name, before, entry.place()), "a name of its own");
        }
        if (name.length() > LONGEST) {
            entry.error("the name is longer than " + LONGEST + " characters");
        }
        return name;
    }

    private static String taken(String name, Place before, Place now) {
        boolean here = before.file().equals(now.file()) && before.sheet().equals(now.sheet());
        String where = !here ? "that of " + before : (now.isExpert() ? "that of line " : "that of row ") + before.row();
        return "the name `" + name + "` is also " + where;
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
