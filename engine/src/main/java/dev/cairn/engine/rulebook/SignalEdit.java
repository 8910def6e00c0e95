package dev.cairn.engine.rulebook;

import dev.cairn.engine.content.Content;
import dev.cairn.engine.learner.Signals;
import dev.cairn.engine.learner.Signals.DayCount;
import dev.cairn.engine.learner.Signals.Recent;
import dev.cairn.engine.rulebook.row.Fact;
import dev.cairn.engine.rulebook.row.SignalQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A count of signals made to be another: those that count are taken out, and as many as wanted happen now. */
final class SignalEdit {
    private final SignalQuery query;
    private final Facts facts;
    private final Draft now;

    SignalEdit(Fact fact, Facts facts, Draft now) {
        this.query = fact.signals() == null ? SignalQuery.ever(null) : fact.signals();
        this.facts = facts;
        this.now = now;
    }

    @Nullable
    Consumer<Draft> to(int count) {
        String about = query.aboutField() == null ? null : example();
        if (query.aboutField() != null && about == null) {
            return null;
        }
        return draft -> {
            Signals before = draft.signals == null ? Signals.NONE : draft.signals;
            Signals.Filter filter = facts.signals().filter(query);
            List<DayCount> days = new ArrayList<>(before.days());
            days.removeIf(day -> filter.fits(day.kind(), day.content(), day.program(), day.device()));
            List<Recent> recent = new ArrayList<>(before.recent());
            recent.removeIf(one -> filter.fits(one.kind(), one.content(), one.program(), one.device()));
            String kind = query.kind() == null ? "viewed" : query.kind();
            Instant at = now.at;
            if (count > 0) {
                days.add(new DayCount(facts.today(), kind, about, query.program(), query.device(), count, at));
            }
            for (int i = 0; i < count && query.unit() == SignalQuery.Unit.HOURS; i++) {
                recent.add(new Recent(at, kind, about, query.program(), query.device()));
            }
            draft.signals = new Signals(days, recent);
        };
    }

    /** Some content that the query is about. */
    private @Nullable String example() {
        Signals.Filter filter = facts.signals().filter(query);
        return now.catalog.contents().stream()
                .map(Content::id)
                .filter(id -> filter.about() == null || filter.about().test(id))
                .findFirst()
                .orElse(null);
    }
}
