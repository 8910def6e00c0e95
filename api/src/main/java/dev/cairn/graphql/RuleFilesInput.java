package dev.cairn.graphql;

import dev.cairn.engine.rulebook.row.RuleFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The schema's {@code RuleFileInput}s; what their names may be the examination says. */
final class RuleFilesInput {
    private static final String FILES = "files";
    private static final String UPLOAD = "upload";
    private static final int MOST = 200;
    private static final int NAME = 200;
    private static final long BYTES = 6 * 1024 * 1024;

    private RuleFilesInput() {}

    /** The files; incomplete where the input has gathered errors. */
    static List<RuleFile> read(Input input) {
        List<Map<String, Object>> given = input.objects(FILES);
        List<RuleFile> files = new ArrayList<>();
        if (given.isEmpty()) {
            input.error(ErrorCode.INVALID, "a rule book has at least one file", null, FILES);
        }
        if (!input.fits(given, FILES, MOST)) {
            return files;
        }
        long size = 0;
        for (int i = 0; i < given.size(); i++) {
            Input file = input.at(FILES, i, given.get(i));
            String name = name(file);
            byte[] bytes = bytes(file);
            if (name != null && bytes != null) {
                files.add(new RuleFile(name, bytes));
                size += bytes.length;
            }
        }
        if (size > BYTES) {
            input.error(ErrorCode.INVALID, "the files have at most 6 MB together", null, FILES);
        }
        return files;
    }

    /** A file that came along has a name of its own. */
    private static @Nullable String name(Input file) {
        Object given = file.get("name");
        if (given == null && file.get(UPLOAD) instanceof Upload upload) {
            given = upload.name();
        }
        if (given == null) {
            file.error(ErrorCode.INVALID, "a file has a name", null, "name");
            return null;
        }
        return file.text(String.valueOf(given), NAME, "name");
    }

    private static byte @Nullable [] bytes(Input file) {
        Object text = file.get("text");
        Object base64 = file.get("base64");
        Object upload = file.get(UPLOAD);
        if (Stream.of(text, base64, upload).filter(Objects::nonNull).count() != 1) {
            file.error(ErrorCode.INVALID, "a file has one of `text`, `base64` and `upload`", null);
            return null;
        }
        if (upload instanceof Upload sent) {
            return sent.bytes();
        }
        if (text != null) {
            return String.valueOf(text).getBytes(StandardCharsets.UTF_8);
        }
        try {
            return Base64.getDecoder().decode(String.valueOf(base64));
        } catch (IllegalArgumentException broken) {
            file.error(ErrorCode.INVALID, "it is no base64 as RFC 4648 says", null, "base64");
            return null;
        }
    }
}
