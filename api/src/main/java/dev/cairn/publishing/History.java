package dev.cairn.publishing;

import dev.cairn.engine.rehearsal.BookDifference;
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

    private final Vertx vertx;
    private final Database database;

    History(Vertx vertx, Database database) {
        this.vertx = vertx;
        this.database = database;
    }

    Future<@Nullable BookDifference> difference(long from, long to) {
        return Future.all(database.ruleBooks().files(from), database.ruleBooks().files(to))
                .compose(read -> vertx.executeBlocking(() -> difference(read.resultAt(0), read.resultAt(1)), false));
    }

    private static @Nullable BookDifference difference(List<RuleFile> from, List<RuleFile> to) {
        if (from.isEmpty() || to.isEmpty()) {
            return null;
        }
        return Sheets.read(from) instanceof Sheets.Checked before && Sheets.read(to) instanceof Sheets.Checked after
                ? BookDifference.of(before.rows(), after.rows())
                : null;
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
