package dev.cairn.http;

import dev.cairn.graphql.Upload;
import dev.cairn.http.RequestText.Sent;
import dev.cairn.http.RequestText.Unreadable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.http.HttpServerRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Files with an operation, after https://github.com/jaydenseric/graphql-multipart-request-spec: the field
 * {@code operations}, the field {@code map}, then the files. All of it stays in memory, and nothing becomes a path.
 */
final class Uploads {
    private static final int MOST_FILES = 200;
    private static final int LONGEST_NAME = 200;

    private final long longest;
    private final Promise<Map<String, Upload>> done = Promise.promise();
    private final Map<String, Named> files = new LinkedHashMap<>();
    private long bytes;

    private record Named(String name, Buffer content) {}

    /** More came than is taken. */
    static final class TooLarge extends Exception {
        private static final long serialVersionUID = 1L;

        TooLarge() {
            super("more than is taken", null, false, false);
        }
    }

    private Uploads(long longest) {
        this.longest = longest;
    }

    /**
     * Must be called before the body arrives. Fails with {@link Unreadable} or {@link TooLarge}.
     *
     * @param longest how many bytes the files may have together
     */
    static Future<Sent> read(HttpServerRequest request, String id, long longest, PersistedDocuments documents) {
        Uploads reading = new Uploads(longest);
        request.setExpectMultipart(true);
        request.uploadHandler(reading::file);
        request.exceptionHandler(broken -> reading.done.tryFail(new Unreadable("the body is no multipart form")));
        request.endHandler(end -> reading.end());
        return reading.done.future().compose(uploads -> {
            try {
                return Future.succeededFuture(operation(
                        id,
                        request.formAttributes().get("operations"),
                        request.formAttributes().get("map"),
                        uploads,
                        documents));
            } catch (Unreadable unreadable) {
                return Future.failedFuture(unreadable);
            }
        });
    }

    private void file(HttpServerFileUpload upload) {
        Buffer content = Buffer.buffer();
        if (files.size() <= MOST_FILES) {
            files.put(upload.name(), new Named(upload.filename(), content));
        }
        upload.exceptionHandler(broken -> done.tryFail(new Unreadable("the body is no multipart form")));
        upload.handler(part -> {
            bytes += part.length();
            if (bytes <= longest) {
                content.appendBuffer(part);
            } else {
                done.tryFail(new TooLarge());
            }
        });
    }

    private void end() {
        if (bytes > longest || files.size() > MOST_FILES) {
            done.tryFail(new TooLarge());
            return;
        }
        Map<String, Upload> uploads = new LinkedHashMap<>();
        files.forEach((field, file) ->
                uploads.put(field, new Upload(plain(file.name()), file.content().getBytes())));
        done.tryComplete(uploads);
    }

    /** The last part of a name; never a path, never a control character. */
    private static String plain(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String clean = last.replaceAll("\\p{C}", "").strip();
        return clean.length() <= LONGEST_NAME ? clean : clean.substring(clean.length() - LONGEST_NAME);
    }

    private static Sent operation(
            String id,
            @Nullable String operations,
            @Nullable String map,
            Map<String, Upload> uploads,
            PersistedDocuments documents)
            throws Unreadable {
        if (operations == null || map == null) {
            throw new Unreadable("a multipart form has the fields `operations` and `map`, then the files");
        }
        if (!(RequestText.json(operations, "`operations`") instanceof Map<?, ?> fields)) {
            throw new Unreadable("`operations` is one JSON object; a list of several operations is not served");
        }
        if (!(RequestText.json(map, "`map`") instanceof Map<?, ?> places)) {
            throw new Unreadable("`map` is a JSON object");
        }
        for (Map.Entry<?, ?> place : places.entrySet()) {
            Upload upload = uploads.get(String.valueOf(place.getKey()));
            if (upload == null || !(place.getValue() instanceof List<?> paths)) {
                throw new Unreadable("`map` names for each file, by its field, a list of places in `operations`");
            }
            for (Object path : paths) {
                put(fields, String.valueOf(path), upload);
            }
        }
        return RequestText.ofFields(id, fields, documents);
    }

    /** Puts the file where the operation has null for it, such as {@code variables.input.files.0.upload}. */
    @SuppressWarnings("unchecked") // maps and lists as JSON was read into
    private static void put(Map<?, ?> fields, String path, Upload upload) throws Unreadable {
        String[] steps = path.split("\\.", -1);
        Object at = fields;
        for (int i = 0; i < steps.length - 1; i++) {
            at = step(at, steps[i]);
        }
        String last = steps[steps.length - 1];
        if (steps.length < 2 || !steps[0].equals("variables") || step(at, last) != null) {
            throw new Unreadable("a place in `map` is one of a variable that is null");
        }
        if (at instanceof Map<?, ?> object) {
            ((Map<String, Object>) object).put(last, upload);
        } else if (at instanceof List<?> list && index(last) < list.size()) {
            ((List<Object>) list).set(index(last), upload);
        } else {
            throw new Unreadable("a place in `map` is one of a variable that is null");
        }
    }

    private static @Nullable Object step(@Nullable Object at, String step) {
        if (at instanceof Map<?, ?> object) {
            return object.get(step);
        }
        return at instanceof List<?> list && index(step) < list.size() ? list.get(index(step)) : null;
    }

    private static int index(String step) {
        return step.matches("[0-9]{1,4}") ? Integer.parseInt(step) : Integer.MAX_VALUE;
    }
}
