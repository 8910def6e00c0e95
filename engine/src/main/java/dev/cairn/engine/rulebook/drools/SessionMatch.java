package dev.cairn.engine.rulebook.drools;

import dev.cairn.engine.rulebook.row.Stratum;
import org.drools.core.common.InternalFactHandle;
import org.drools.core.common.InternalWorkingMemory;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.KieSession;

/** A borrowed session. It goes back once, and only if nothing ever went wrong in it. */
final class SessionMatch implements RuleNetwork.Match {
    private final Sessions sessions;
    private final int limit;
    private @Nullable KieSession session;

    /** @param rules how many rules there are: each fires at most once on one fact, so more can only be a runaway */
    SessionMatch(Sessions sessions, int rules) {
        this.sessions = sessions;
        this.limit = rules + 1;
        this.session = sessions.borrow();
    }

    @Override
    public int[] fire(Stratum stratum, @Nullable Object[] values) {
        if (session == null) {
            throw new IllegalStateException("this match is closed, or failed before");
        }
        KieSession used = session;
        session = null; // until all went well
        StratumFacts facts = StratumFacts.of(stratum, values);
        InternalFactHandle handle = (InternalFactHandle) used.insert(facts);
        used.fireAllRules(limit);
        if (!handle.isDisconnected()) { // Drools itself forgets a fact that no rule matched
            used.delete(handle);
            ((InternalWorkingMemory) used)
                    .flushPropagations(); // or the session would hold the facts until its next use
        }
        session = used;
        return facts.fired();
    }

    @Override
    public void close() {
        if (session != null) {
            sessions.giveBack(session);
            session = null;
        }
    }
}
