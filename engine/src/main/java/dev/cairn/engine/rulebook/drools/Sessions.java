package dev.cairn.engine.rulebook.drools;

import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionConfiguration;
import org.kie.api.runtime.conf.ClockTypeOption;
import org.kie.api.runtime.conf.KeepReferenceOption;

/**
 * Sessions that wait to be used again: as many as were ever in use at once, up to a bound. Nobody waits for one: above
 * the bound they are made and thrown away. The pool is garbage together with its rule base.
 */
final class Sessions {
    private final KieBase base;
    private final KieSessionConfiguration configuration;
    private final BlockingDeque<KieSession> idle;

    Sessions(KieBase base, int bound) {
        this.base = base;
        this.idle = new LinkedBlockingDeque<>(bound);
        this.configuration = KieServices.get().newKieSessionConfiguration();
        // No rule asks for the time; the real clock would bring a scheduler to each session.
        configuration.setOption(ClockTypeOption.PSEUDO);
        // The base must not hold on to sessions that were dropped after a failure.
        configuration.setOption(KeepReferenceOption.NO);
    }

    /** The one given back last: its memories are still in the processor's caches. */
    KieSession borrow() {
        KieSession session = idle.pollFirst();
        return session != null ? session : base.newKieSession(configuration, null);
    }

    /** Takes back a session that holds no facts and never failed. */
    void giveBack(KieSession session) {
        if (!idle.offerFirst(session)) {
            session.dispose();
        }
    }
}
