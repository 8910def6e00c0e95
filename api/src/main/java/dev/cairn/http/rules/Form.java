package dev.cairn.http.rules;

import dev.cairn.engine.rulebook.row.RuleFile;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What a form sends. All of it stays in memory, and nothing a browser says becomes a path.
 *
 * @param files in the order sent, without those that are empty and nameless, as a browser sends where none was chosen
 */
record Form(MultiMap fields, List<RuleFile> files) {
    /** Of all files together. */
    static final int MOST_BYTES = 20 * 1024 * 1024;

    static final int MOST_FILES = 60;
    private static final int LONGEST_NAME = 120;
    /** So much of what is too large is read and thrown away, so that the browser reads our answer; then we hang up. */
    private static final long PATIENCE_BYTES = 5L * MOST_BYTES;

    Form {
        files = List.copyOf(files);
    }

    /** More came than is taken. */
    static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooLarge() {
            super("more than is taken", null, false, false);
        }
    }

    /** Must be called before the request's body arrives. */
    static Future<Form> read(HttpServerRequest request) {
        Reading reading = new Reading(request);
        request.setExpectMultipart(true);
        request.uploadHandler(reading::file);
        request.exceptionHandler(reading.done::tryFail);
        request.endHandler(end -> reading.end());
        return reading.done.future();
    }

    /** The field's text without blanks around it; empty where it was not sent. */
    String text(String field) {
        String text = fields.get(field);
        return text == null ? "" : text.strip();
    }

    private static final class Reading {
        private final HttpServerRequest request;
        private final Promise<Form> done = Promise.promise();
        private final List<Map.Entry<String, Buffer>> files = new ArrayList<>();
        private final AtomicLong bytes = new AtomicLong();

        Reading(HttpServerRequest request) {
            this.request = request;
        }

        void file(HttpServerFileUpload upload) {
            Buffer content = Buffer.buffer();
            String name = plain(upload.filename());
            if (files.size() <= MOST_FILES) {
                files.add(Map.entry(name, content));
            }
            upload.exceptionHandler(done::tryFail);
            upload.handler(part -> {
                long total = bytes.addAndGet(part.length());
                if (total <= MOST_BYTES) {
                    content.appendBuffer(part);
                } else if (total > PATIENCE_BYTES) {
                    done.tryFail(new TooLarge());
                    request.connection().close();
                }
            });
        }

        void end() {
            if (bytes.get() > MOST_BYTES || files.size() > MOST_FILES) {
                done.tryFail(new TooLarge());
                return;
            }
            List<RuleFile> sent = files.stream()
                    .filter(file -> !file.getKey().isEmpty() || file.getValue().length() > 0)
                    .map(file -> new RuleFile(file.getKey(), file.getValue().getBytes()))
                    .toList();
            done.tryComplete(new Form(request.formAttributes(), sent));
        }
    }

    /** Whether so much is announced that it is not worth reading. */
    static boolean isHopeless(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && (length.length() > 12 || Long.parseLong(length) > PATIENCE_BYTES);
    }

    /** The last part of a name, as the sheets know it; never a path, never a control character. */
    static String plain(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String clean = last.replaceAll("\\p{C}", "").strip();
        return clean.length() <= LONGEST_NAME ? clean : clean.substring(clean.length() - LONGEST_NAME);
    }
}
