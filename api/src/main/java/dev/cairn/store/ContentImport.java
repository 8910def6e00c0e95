package dev.cairn.store;

import dev.cairn.engine.content.Content;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Many contents in one transaction, under one version of the catalogue. */
final class ContentImport {
    private static final int CHUNK = 500;

    private final Database database;
    private final boolean dryRun;
    private final IntConsumer progress;
    private final List<Content> changed = new ArrayList<>();
    private int added;

    ContentImport(Database database, boolean dryRun, IntConsumer progress) {
        this.database = database;
        this.dryRun = dryRun;
        this.progress = progress;
    }

    Future<ContentsSaved> run(List<Content> contents) {
        // of an id that stands twice the last counts
        Map<String, Content> byId = new LinkedHashMap<>();
        contents.forEach(content -> byId.put(content.id(), content));
        List<Content> all = List.copyOf(byId.values());
        return Undone.answer(
                database.transaction(connection -> Chunks.unhurried(connection)
                        .compose(ready -> Contents.hold(connection))
                        .compose(catalog -> Chunks.each(all, CHUNK, chunk -> compare(connection, chunk))
                                .compose(compared -> write(connection, catalog)))
                        .compose(catalog -> {
                            ContentsSaved answer = new ContentsSaved.Saved(
                                    added, changed.size() - added, all.size() - changed.size(), catalog);
                            return dryRun ? Undone.with(answer) : Future.succeededFuture(answer);
                        })),
                ContentsSaved.class);
    }

    private Future<Void> compare(SqlConnection connection, List<Content> chunk) {
        return Contents.read(connection, chunk.stream().map(Content::id).toList())
                .map(found -> {
                    for (Content content : chunk) {
                        @Nullable KeptContent kept = found.get(content.id());
                        if (kept == null || !kept.content().equals(content)) {
                            changed.add(content);
                            added += kept == null ? 1 : 0;
                        }
                    }
                    return null;
                });
    }

    private Future<Long> write(SqlConnection connection, long standing) {
        if (changed.isEmpty()) {
            return Future.succeededFuture(standing);
        }
        return Contents.nextVersion(connection).compose(catalog -> Chunks.each(
                        changed, CHUNK, chunk -> ContentWriting.writeRows(connection, chunk, catalog)
                                .onSuccess(done -> progress.accept(chunk.size())))
                .compose(done -> ContentWriting.writeExternalIds(connection, changed))
                .compose(taken -> taken == null
                        ? Future.succeededFuture(catalog)
                        : Undone.with(taken.saved()).map(never -> catalog)));
    }
}
