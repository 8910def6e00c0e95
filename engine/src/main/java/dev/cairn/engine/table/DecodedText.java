package dev.cairn.engine.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Bytes as text: by their byte order mark, else as UTF-8, or as Windows-1252 when the first letter beyond ASCII is no UTF-8. What cannot be
 * read ends the text with {@link Unreadable}, after all that stands before it was handed out, so that a reader knows the row.
 */
final class DecodedText extends Reader {

    /** Why the text ends early. */
    static final class Unreadable extends IOException {
        private static final long serialVersionUID = 1L;

        private final Problem.Kind kind;

        private Unreadable(Problem.Kind kind, String message) {
            super(message);
            this.kind = kind;
        }

        Problem.Kind kind() {
            return kind;
        }
    }

    private static final int CHUNK = 8192;

    private final InputStream in;
    private final long most;
    private final ByteBuffer bytes = ByteBuffer.allocate(CHUNK).flip();
    private CharsetDecoder decoder = strict(StandardCharsets.UTF_8);
    private boolean started;
    private boolean ended;
    private boolean onlyAscii = true;
    private boolean guessed;
    private long count;
    private @Nullable Unreadable end;

    DecodedText(InputStream in, Limits limits) {
        this.in = in;
        this.most = limits.unpacked();
    }

    /** Whether the text so far was read as Windows-1252 for want of anything better. */
    boolean isGuessed() {
        return guessed;
    }

    @Override
    public int read(char[] to, int offset, int length) throws IOException {
        if (!started) {
            started = true;
            fill();
            byteOrderMark();
        }
        CharBuffer chars = CharBuffer.wrap(to, offset, length).slice();
        while (chars.position() == 0 && end == null) {
            CoderResult result = decoder.decode(bytes, chars, ended);
            if (result.isError() && chars.position() == 0) {
                unmappable();
            } else if (result.isUnderflow()) {
                if (ended) {
                    break;
                }
                fill();
            }
        }
        int read = checked(to, offset, chars.position());
        if (read == 0 && end != null) {
            throw new Unreadable(end.kind(), String.valueOf(end.getMessage()));
        }
        return read == 0 ? -1 : read;
    }

    /** How many of the characters may be handed out: those before a NUL. */
    private int checked(char[] to, int offset, int read) {
        for (int i = 0; i < read; i++) {
            char c = to[offset + i];
            if (c == 0) {
                end = new Unreadable(
                        Problem.Kind.ENCODING,
                        "the file holds NUL bytes, so it is no text in UTF-8; save it as CSV UTF-8 and send that file");
                return i;
            }
            onlyAscii &= c < 128;
        }
        return read;
    }

    private void fill() throws IOException {
        bytes.compact();
        int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (read < 0) {
            ended = true;
        } else {
            bytes.position(bytes.position() + read);
            count += read;
        }
        bytes.flip();
        if (count > most) {
            end = new Unreadable(
                    Problem.Kind.TOO_LARGE, "the file is larger than " + Limits.size(most) + "; split it into several");
        }
    }

    private void byteOrderMark() throws IOException {
        while (bytes.remaining() < 3 && !ended) {
            fill();
        }
        int first = at(0) << 8 | at(1);
        if (first == 0xEFBB && at(2) == 0xBF) {
            bytes.position(3);
            onlyAscii = false;
        } else if (first == 0xFEFF || first == 0xFFFE) {
            bytes.position(2);
            onlyAscii = false;
            decoder = strict(first == 0xFEFF ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE);
        }
    }

    private int at(int index) {
        return index < bytes.limit() ? bytes.get(index) & 0xFF : 0;
    }

    private void unmappable() {
        if (onlyAscii && !guessed) {
            guessed = true;
            decoder = strict(Charset.forName("windows-1252"));
        } else {
            String charset =
                    guessed ? "UTF-8 or Windows-1252" : decoder.charset().name();
            end = new Unreadable(
                    Problem.Kind.ENCODING,
                    "this row holds bytes that are no text in " + charset + ", though all before it is;"
                            + " save the file as CSV UTF-8 and send that file");
        }
    }

    private static CharsetDecoder strict(Charset charset) {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    @Override
    public void close() {
        // the stream belongs to the caller
    }
}
