package dev.cairn.store;

import dev.cairn.engine.content.Content;
import dev.cairn.engine.content.ContentStatus;
import dev.cairn.engine.content.TaughtSkill;
import dev.cairn.engine.word.Word;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Contents into their rows, under the catalogue's next version. */
final class ContentWriting {
    private static final Statements SQL = Statements.of(Contents.class);

    private ContentWriting() {}

    /** @param taken an external id that belongs to another content: nothing may be kept then */
    record Written(long catalog, @Nullable Taken taken) {}

    record Taken(String content, String system, String value, String holder) {
        ContentUpdate update() {
            return new ContentUpdate.ExternalIdTaken(system, value, holder);
        }

        ContentsSaved saved() {
            return new ContentsSaved.ExternalIdTaken(content, system, value, holder);
        }
    }

    static Future<Written> write(SqlConnection connection, List<Content> contents) {
        return Contents.nextVersion(connection).compose(catalog -> writeRows(connection, contents, catalog)
                .compose(done -> writeExternalIds(connection, contents))
                .map(taken -> new Written(catalog, taken)));
    }

    static Future<Void> writeRows(SqlConnection connection, List<Content> contents, long catalog) {
        return connection
                .preparedQuery(SQL.get("save"))
                .execute(Tuple.tuple()
                        .addArrayOfString(Chunks.texts(contents, Content::id))
                        .addArrayOfString(Chunks.texts(contents, Content::kind))
                        .addArrayOfString(Chunks.texts(
                                contents, content -> content.status().name()))
                        .addArrayOfString(Chunks.texts(contents, ContentBody::write))
                        .addLong(catalog))
                .compose(done -> writeSkills(connection, contents));
    }

    private static Future<Void> writeSkills(SqlConnection connection, List<Content> contents) {
        record Taught(String content, String key, TaughtSkill skill) {}
        Map<String, Taught> highest = new LinkedHashMap<>();
        contents.forEach(content -> content.skills().forEach(skill -> {
            String key = Word.key(skill.skill());
            highest.merge(
                    content.id() + '\n' + key,
                    new Taught(content.id(), key, skill),
                    (one, other) -> other.skill().level() > one.skill().level() ? other : one);
        }));
        Collection<Taught> taught = highest.values();
        return connection
                .preparedQuery(SQL.get("forget-skills"))
                .execute(Tuple.tuple().addArrayOfString(Chunks.texts(contents, Content::id)))
                .compose(done -> taught.isEmpty()
                        ? Future.succeededFuture()
                        : connection
                                .preparedQuery(SQL.get("save-skills"))
                                .execute(Tuple.tuple()
                                        .addArrayOfString(Chunks.texts(taught, Taught::content))
                                        .addArrayOfString(Chunks.texts(taught, Taught::key))
                                        .addArrayOfString(Chunks.texts(
                                                taught, one -> one.skill().skill()))
                                        .addArrayOfDouble(taught.stream()
                                                .map(one -> one.skill().level())
                                                .toArray(Double[]::new))))
                .mapEmpty();
    }

    static Future<@Nullable Taken> writeExternalIds(SqlConnection connection, List<Content> contents) {
        record Held(String content, String system, String value) {}
        List<Held> ids = contents.stream()
                .flatMap(content -> content.externalIds().entrySet().stream()
                        .map(id -> new Held(content.id(), id.getKey(), id.getValue())))
                .toList();
        Tuple columns = Tuple.tuple()
                .addArrayOfString(Chunks.texts(ids, Held::system))
                .addArrayOfString(Chunks.texts(ids, Held::value))
                .addArrayOfString(Chunks.texts(ids, Held::content));
        return connection
                .preparedQuery(SQL.get("forget-external-ids"))
                .execute(Tuple.tuple().addArrayOfString(Chunks.texts(contents, Content::id)))
                .compose(done ->
                        connection.preparedQuery(SQL.get("external-ids")).execute(columns))
                .compose(done ->
                        connection.preparedQuery(SQL.get("external-id-held")).execute(columns))
                .map(rows -> rows.size() == 0 ? null : taken(rows.iterator().next()));
    }

    private static Taken taken(Row row) {
        return new Taken(
                row.getString("content"), row.getString("system"), row.getString("value"), row.getString("holder"));
    }

    static Content retired(Content content) {
        return new Content(
                content.id(),
                content.externalIds(),
                content.title(),
                content.summary(),
                content.link(),
                content.image(),
                content.kind(),
                content.level(),
                content.topics(),
                content.tags(),
                content.skills(),
                content.minutes(),
                content.languages(),
                content.devices(),
                content.stages(),
                content.departments(),
                content.roles(),
                content.countries(),
                content.author(),
                content.owner(),
                content.objectives(),
                content.stakeholders(),
                content.prerequisites(),
                content.derivesFrom(),
                content.duplicateOf(),
                content.publishedOn(),
                content.validFrom(),
                content.validUntil(),
                content.nextReview(),
                ContentStatus.RETIRED);
    }
}
