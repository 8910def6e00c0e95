package dev.cairn.publishing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.cairn.engine.rehearsal.BookDifference;
import dev.cairn.engine.rulebook.row.CheckedRows;
import dev.cairn.engine.rulebook.row.RuleFile;
import dev.cairn.engine.rulebook.sheet.Sheets;
import dev.cairn.store.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What earlier editions say of later ones. */
final class History {
    private static final String EXPERT_RULES = ".drl";

    /** An edition never changes; a large one takes some megabytes. */
    private static final int KEPT = 4;

    private final Cache<Long, CheckedRows> read =
            Caffeine.newBuilder().maximumSize(KEPT).build();
    private final Vertx vertx;
    private final Database database;

    History(Vertx vertx, Database database) {
        this.vertx = vertx;
        this.database = database;
    }

    /** What the files of a version say; null where there is no such version or it cannot be read any more. */
    Future<@Nullable CheckedRows> rows(long version) {
        CheckedRows known = read.getIfPresent(version);
        return known != null
                ? Future.succeededFuture(known)
                : database.ruleBooks()
                        .files(version)
                        .compose(files -> vertx.executeBlocking(() -> rows(files), false))
                        .onSuccess(rows -> {
                            if (rows != null) {
                                read.put(version, rows);
                            }
                        });
    }

    private static @Nullable CheckedRows rows(List<RuleFile> files) {
        return !files.isEmpty() && Sheets.read(files) instanceof Sheets.Checked checked ? checked.rows() : null;
    }

    /** Null where one of them is not there or cannot be read any more. */
    Future<@Nullable BookDifference> difference(long from, long to) {
        return rows(from).compose(before -> rows(to).compose(after -> before == null || after == null
                ? Future.succeededFuture()
                : vertx.executeBlocking(() -> BookDifference.of(before, after), false)));
    }

    /**
     * What the author's role does not allow, or null. Expert rules are the administrator's to change; who leaves them as
     * they are in the newest edition need not be one.
     */
    Future<@Nullable String> forbids(Proposal proposal, long newest) {
        if (proposal.administrator()) {
            return Future.succeededFuture();
        }
        if (proposal.acceptExamples()) {
            return Future.succeededFuture("only an administrator accepts examples that fail");
        }
        return database.ruleBooks()
                .files(newest)
                .map(before -> expertRules(before).equals(expertRules(proposal.files()))
                        ? null
                        : "only an administrator changes expert rules (`.drl`)");
    }

    private static Map<String, ByteBuffer> expertRules(List<RuleFile> files) {
        Map<String, ByteBuffer> rules = new TreeMap<>();
        files.stream()
                .filter(file -> file.name().toLowerCase(Locale.ROOT).endsWith(EXPERT_RULES))
                .forEach(file -> rules.put(file.name(), ByteBuffer.wrap(file.bytes())));
        return rules;
    }
}
