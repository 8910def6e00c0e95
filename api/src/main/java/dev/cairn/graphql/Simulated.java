package dev.cairn.graphql;

import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.decision.Pick;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.learner.Persona;
import dev.cairn.keeping.Replay;
import dev.cairn.keeping.Simulation;
import graphql.execution.DataFetcherResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The schema's {@code Simulation}: a decision that nobody was shown. It has no id, for no signal can refer to it. */
record Simulated(Learner learner, Served unserved) {

    static Simulated of(Simulation simulation) {
        return new Simulated(simulation.learner(), Served.of(simulation.decision(), simulation.book()));
    }

    /** Of a page that was decided again: what stands now where its picks stood. */
    static Simulated of(Replay.Decided replay) {
        return new Simulated(replay.learner(), Served.of(replay.page(), replay.book()));
    }

    public List<Pick> picks() {
        return unserved.decision().picks();
    }

    /** With the languages in which its texts are wanted. */
    <T> DataFetcherResult<T> around(T answer) {
        return DataFetcherResult.<T>newResult()
                .data(answer)
                .localContext(Languages.of(unserved.book().rows().settings(), moment().language(), learner.languages()))
                .build();
    }

    public long bookVersion() {
        return unserved.bookVersion();
    }

    public long catalogVersion() {
        return unserved.catalogVersion();
    }

    public Moment moment() {
        return unserved.moment();
    }

    public @Nullable Persona persona() {
        return unserved.persona();
    }

    public List<String> segments() {
        return unserved.segments();
    }

    public boolean fallback() {
        return unserved.fallback();
    }

    public int totalCount() {
        return unserved.decision().total();
    }

    public Served.Summary heldBack() {
        return unserved.heldBack();
    }
}
