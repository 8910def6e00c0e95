package dev.cairn.graphql;

import dev.cairn.engine.content.Content;
import dev.cairn.engine.learner.ExternalId;
import dev.cairn.engine.word.Word;
import dev.cairn.store.LearnerRef;
import dev.cairn.store.Signal;
import dev.cairn.store.SignalLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a list of signals; those that cannot be right gather in the input's errors and are left out. */
final class SignalsInput {
    static final String LIST = "signals";
    static final int MOST = SignalLog.MOST;

    private static final int LONGEST_WORD = 200;

    /** What these kinds say, they say of a content; without one they would be lost. */
    private static final Set<String> ABOUT_CONTENT = Set.of("completed", "dismissed", "known", "snoozed");

    private final Input input;
    private final Themselves caller;
    private final Standing standing;
    private final Sources sources;

    SignalsInput(Input input, Themselves caller, Standing standing, Sources sources) {
        this.input = input;
        this.caller = caller;
        this.standing = standing;
        this.sources = sources;
    }

    /** What a signal is about: a content by our own id or by another system's. */
    private record About(@Nullable String id, @Nullable ExternalId elsewhere) {}

    /** @param index where it stands in the list that the client sent */
    record Placed(int index, Signal signal) {}

    List<Placed> read() {
        List<Map<String, Object>> given = input.objects(LIST);
        if (given.isEmpty() || given.size() > MOST) {
            input.error(ErrorCode.INVALID, "send 1 to " + MOST + " signals at once", null, LIST);
            return List.of();
        }
        List<Placed> signals = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            int errors = input.errors().size();
            Signal signal = signal(input.at(LIST, i, given.get(i)));
            if (signal != null && input.errors().size() == errors) {
                signals.add(new Placed(i, signal));
            }
        }
        return signals;
    }

    private @Nullable Signal signal(Input one) {
        String id = one.reading("id", Refs::id);
        LearnerRef learner = one.reading("learner", given -> learner(one.object("learner")));
        String kind = word(one, "kind");
        About content =
                one.get("content") == null ? null : one.reading("content", given -> content(one.object("content")));
        String named = word(one, "program");
        String program =
                named == null ? null : one.reading("program", given -> Question.program(named, standing.book()));
        String device = word(one, "device");
        String channel = word(one, "channel");
        String touchPoint = word(one, "touchPoint");
        String decision = word(one, "decision");
        Instant at = (Instant) one.get("at");
        Instant snoozeUntil = (Instant) one.get("snoozeUntil");
        if ("snoozed".equals(kind) && snoozeUntil == null) {
            one.error(ErrorCode.INVALID, "a `snoozed` signal says until when", null, "snoozeUntil");
        }
        if (kind != null && content == null && ABOUT_CONTENT.contains(Word.key(kind)) && one.get("content") == null) {
            one.error(ErrorCode.INVALID, "a `" + kind + "` signal names a content", null, "content");
        }
        if (id == null || learner == null || kind == null || at == null) {
            return null;
        }
        return new Signal(
                id,
                learner,
                kind,
                content == null ? null : content.id(),
                content == null ? null : content.elsewhere(),
                program,
                at,
                device,
                channel,
                touchPoint,
                decision,
                (Double) one.get("value"),
                snoozeUntil);
    }

    private LearnerRef learner(Map<String, Object> given) {
        return caller.checked(Refs.learner(given));
    }

    /** Whom the signals name, as it was sent. */
    static List<? extends Map<?, ?>> named(Input input) {
        List<Map<?, ?>> named = new ArrayList<>();
        for (Map<String, Object> signal : input.objects(LIST)) {
            if (signal.get("learner") instanceof Map<?, ?> ref) {
                named.add(ref);
            }
        }
        return named;
    }

    /** One that is not in the catalogue is named as it was: it may be in the store by now, or come. */
    private About content(Map<String, Object> given) {
        Content content = Refs.content(given, standing.catalog(), sources.catalog());
        if (content != null) {
            return new About(content.id(), null);
        }
        String id = Refs.newContent(given);
        return id == null ? new About(null, Refs.externalId(given.get(Refs.EXTERNAL))) : new About(id, null);
    }

    private static @Nullable String word(Input one, String name) {
        Object given = one.get(name);
        return given == null ? null : one.text(String.valueOf(given), LONGEST_WORD, name);
    }
}
