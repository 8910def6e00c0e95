package dev.cairn.graphql;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.content.Content;
import dev.cairn.engine.rulebook.row.KnownSignals;
import dev.cairn.engine.rulebook.row.Vocabulary;
import dev.cairn.engine.word.Nearest;
import dev.cairn.engine.word.Word;
import dev.cairn.store.Signal;
import graphql.schema.DataFetchingEnvironment;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * {@code RecordSignalsPayload.hints}: words of signals that nothing knows. They were taken as they are, and the sender would
 * never hear that no rule counts them. Looked for only when somebody asks, and aside: the nearest of many contents is dear.
 */
final class SignalHints {
    private static final int MOST = 20;
    /** Of contents, of which there may be a hundred thousand. */
    private static final int MOST_SEARCHES = 5;

    private final Standing standing;
    private final List<Hint> hints = new ArrayList<>();
    private final Set<List<String>> told = new HashSet<>();
    private final Map<String, Set<String>> known = new HashMap<>();
    private int searches;

    private SignalHints(Standing standing) {
        this.standing = standing;
    }

    /** The schema's {@code SignalHint}. */
    record Hint(
            List<String> field, String message, @Nullable String nearest) {}

    /**
     * What is to be looked at.
     *
     * @param parked the ids of those that wait for a content
     */
    record Taken(List<SignalsInput.Placed> signals, Set<String> parked, Standing standing) {}

    static CompletionStage<List<Hint>> get(DataFetchingEnvironment environment, Vertx vertx) {
        RecordSignals.Payload payload = Objects.requireNonNull(environment.getSource());
        return vertx.executeBlocking(() -> of(payload.hinted()), false).toCompletionStage();
    }

    private static List<Hint> of(@Nullable Taken taken) {
        if (taken == null) {
            return List.of();
        }
        SignalHints hints = new SignalHints(taken.standing());
        for (SignalsInput.Placed placed : taken.signals()) {
            hints.look(
                    placed.index(),
                    placed.signal(),
                    taken.parked().contains(placed.signal().id()));
        }
        return List.copyOf(hints.hints);
    }

    private void look(int index, Signal signal, boolean waitsForContent) {
        Vocabulary vocabulary = standing.book().rows().vocabulary();
        Catalog catalog = standing.catalog();
        // any kind may be sent: only one that is nearly a known one is worth a word
        word(index, "kind", signal.kind(), field -> KnownSignals.kinds(vocabulary), true);
        word(index, "device", signal.device(), field -> KnownSignals.words(field, vocabulary, catalog), false);
        word(index, "channel", signal.channel(), field -> KnownSignals.words(field, vocabulary, catalog), false);
        word(
                index,
                "touchPoint",
                signal.touchPoint(),
                field -> KnownSignals.words("touch point", vocabulary, catalog),
                false);
        String content = signal.content();
        if (waitsForContent && content != null && searches < MOST_SEARCHES && told.add(List.of("content", content))) {
            searches++;
            String near = Nearest.to(
                    content, catalog.contents().stream().map(Content::id).toList());
            if (near != null) {
                tell(index, "content", "there is no content `" + content + "` yet", near);
            }
        }
    }

    private void word(
            int index, String field, @Nullable String word, Function<String, Set<String>> words, boolean onlyNear) {
        if (word == null || hints.size() == MOST) {
            return;
        }
        Set<String> all = known.computeIfAbsent(field, words);
        String key = Word.key(word);
        if (all.isEmpty()
                || all.stream().anyMatch(one -> Word.key(one).equals(key))
                || !told.add(List.of(field, key))) {
            return;
        }
        String near = Nearest.to(word, all);
        if (near != null || !onlyNear) {
            tell(index, field, "neither the rule book nor the catalogue knows `" + word + "`: no rule counts it", near);
        }
    }

    private void tell(int index, String field, String message, @Nullable String near) {
        if (hints.size() < MOST) {
            hints.add(new Hint(List.of("input", SignalsInput.LIST, String.valueOf(index), field), message, near));
        }
    }
}
