package dev.cairn.http.rules;

import dev.cairn.engine.rulebook.row.RuleFile;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files that go out. Their names say from which version they are, workbooks within too, so that we know it when they come back. */
final class Downloads {
    private static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final Desk desk;

    Downloads(Desk desk) {
        this.desk = desk;
    }

    Future<Void> empty(RoutingContext context) {
        String name = "cairn-rules-empty.xlsx";
        return send(
                context,
                name,
                WORKBOOK,
                () -> Workbooks.empty(name, desk.catalog().get()));
    }

    Future<Void> workbook(RoutingContext context) {
        long version = Desk.version(context.pathParam("version"));
        String name = "cairn-rules-v" + version + ".xlsx";
        return BookPages.edition(desk, context).compose(edition -> files(version)
                .compose(files -> send(
                        context,
                        name,
                        WORKBOOK,
                        () -> Workbooks.of(name, files, desk.catalog().get(), edition))));
    }

    /** What was handed in, with a comment in each cell that a check has something to say of. */
    Future<Void> commented(RoutingContext context) {
        Draft draft = CheckPages.draft(desk, context);
        Future<Checked> check = draft == null ? null : draft.check();
        if (draft == null || check == null) {
            return CheckPages.gone(desk, context);
        }
        String name = "cairn-rules-checked-v" + draft.base() + ".xlsx";
        return check.compose(found -> desk.publishing()
                .edition(draft.base())
                .compose(base -> send(context, name, WORKBOOK, () -> Workbooks.commented(name, found, base))));
    }

    Future<Void> sheets(RoutingContext context) {
        long version = Desk.version(context.pathParam("version"));
        return files(version)
                .compose(files -> send(
                        context,
                        "cairn-rules-v" + version + ".zip",
                        "application/zip",
                        () -> zipped(Workbooks.sheets(files))));
    }

    private Future<List<RuleFile>> files(long version) {
        return desk.publishing().files(version).map(files -> {
            if (files.isEmpty()) {
                throw Refusal.notFound("There is no version of that number.");
            }
            return files;
        });
    }

    private Future<Void> send(RoutingContext context, String name, String type, Callable<byte[]> content) {
        return desk.vertx().executeBlocking(content, false).compose(bytes -> context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, type)
                .putHeader("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .end(Buffer.buffer(bytes)));
    }

    private static byte[] zipped(List<RuleFile> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Set<String> names = new HashSet<>();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (RuleFile file : files) {
                String name = Form.plain(file.name());
                // names of files that were published by other ways may differ in their folders only
                for (int twin = 2; !names.add(name); twin++) {
                    name = twin + "-" + Form.plain(file.name());
                }
                zip.putNextEntry(new ZipEntry(name));
                zip.write(file.bytes());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
