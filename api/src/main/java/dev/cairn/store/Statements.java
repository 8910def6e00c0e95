package dev.cairn.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The SQL of one noun, from the file beside it: {@code -- name: read} begins a statement, {@code -- use: facts} stands
 * for the statement of that name.
 */
final class Statements {
    private final String file;
    private final Map<String, String> byName = new HashMap<>();

    private Statements(String file, String text) {
        this.file = file;
        String name = "";
        for (String line : text.lines().toList()) {
            if (line.startsWith("-- name: ")) {
                name = line.substring("-- name: ".length()).strip();
            } else if (line.startsWith("-- use: ")) {
                byName.merge(name, get(line.substring("-- use: ".length()).strip()) + "\n", String::concat);
            } else if (!line.startsWith("--") && !line.isBlank()) {
                byName.merge(name, line + "\n", String::concat);
            }
        }
    }

    static Statements of(Class<?> noun) {
        String file = noun.getSimpleName() + ".sql";
        try (InputStream in = noun.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + file);
            }
            return new Statements(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String get(String name) {
        String text = byName.get(name);
        if (text == null) {
            throw new IllegalStateException("no statement `" + name + "` in " + file);
        }
        return text.strip();
    }
}
