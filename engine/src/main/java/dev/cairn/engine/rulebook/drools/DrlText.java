package dev.cairn.engine.rulebook.drools;

import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.engine.rulebook.row.Place;
import dev.cairn.engine.rulebook.row.RuleFile;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The text of a .drl file, and where things stand in it. */
final class DrlText {
    static final int MOST_BYTES = 512 * 1024;

    private final String file;
    private final String text;
    private final int[] lineStarts;

    private DrlText(String file, String text) {
        this.file = file;
        this.text = text;
        int[] starts = new int[text.length() + 1];
        int lines = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || (c == '\r' && !text.startsWith("\n", i + 1))) {
                starts[lines++] = i + 1;
            }
        }
        lineStarts = Arrays.copyOf(starts, lines);
    }

    /** Null when it is too large or no UTF-8; then an issue says so. */
    static @Nullable DrlText of(RuleFile file, Consumer<Issue> findings) {
        Place whole = Place.of(file.name(), file.name(), 0);
        if (file.bytes().length > MOST_BYTES) {
            findings.accept(Issue.error(whole, null, "the file is larger than 512 KB")
                    .expecting("fewer rules in a file; a sheet holds plain ones better"));
            return null;
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file.bytes()))
                    .toString();
            return new DrlText(file.name(), text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException notUtf8) {
            findings.accept(Issue.error(whole, null, "the file is not written in UTF-8")
                    .expecting("a text file, saved as UTF-8"));
            return null;
        }
    }

    String text() {
        return text;
    }

    /** Place of the character at an offset. */
    Place at(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        int line = found >= 0 ? found : -found - 2;
        return new Place(file, file, line + 1, null, String.valueOf(offset - lineStarts[line] + 1));
    }

    /** Place in a line counted from that of an offset. */
    Place at(int from, int line, int position) {
        Place first = at(from);
        return new Place(file, file, first.row() + line - 1, null, String.valueOf(position + 1));
    }

    /** What lies between two offsets as the tokens say it: all else, comments above all, becomes blanks; lines stay. */
    String only(List<Token> tokens) {
        int start = tokens.get(0).start();
        int end = tokens.get(tokens.size() - 1).end();
        StringBuilder out = new StringBuilder(end - start);
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            out.append(c == '\n' || c == '\r' ? c : ' ');
        }
        for (Token token : tokens) {
            out.replace(token.start() - start, token.end() - start, text.substring(token.start(), token.end()));
        }
        return out.toString();
    }

    Place at(Token token) {
        return at(token.start());
    }
}
