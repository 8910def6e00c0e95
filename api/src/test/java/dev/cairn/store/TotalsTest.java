package dev.cairn.store;

import static dev.cairn.store.SignalWorld.NOW;
import static dev.cairn.store.TestDatabase.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.learner.Signals;
import dev.cairn.engine.rulebook.Needs;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was ever, and when last, without going through every day. */
class TotalsTest {
    private static final SignalWorld WORLD = new SignalWorld("totals");
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    @AfterAll
    static void close() {
        WORLD.close();
    }

    private static Signal any(String id, String learner, Random random, int days) {
        String kind = List.of("viewed", "completed", "liked").get(random.nextInt(3));
        String content = kind.equals("liked") && random.nextBoolean() ? null : random.nextBoolean() ? "a" : "b";
        return new Signal(
                id,
                LearnerRef.of(learner),
                kind,
                content,
                random.nextInt(3) == 0 ? "p" : null,
                NOW.minusSeconds(60L * random.nextInt(days * 24 * 60)),
                random.nextBoolean() ? "mobile" : null,
                null,
                null,
                null,
                null,
                null);
    }

    @ParameterizedTest
    @EnumSource(
            value = Needs.Ever.class,
            names = {"KINDS", "CONTENTS"})
    void totalsSayWhatAllDaysSay(Needs.Ever ever) {
        Random random = new Random(5);
        String id = "lou-" + ever.name();
        WORLD.learner(id, "Asia/Kolkata");
        List<Signal> signals = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            signals.add(any(id + i, id, random, 90));
        }
        WORLD.recordAll(signals, false);
        Signals whole = signals(id, Needs.ALL);
        for (int days : new int[] {0, 1, 7, 30, 365}) {
            Signals some = signals(id, new Needs(days, ever, false, false));
            for (Signals.Filter filter : filters(ever)) {
                String what = days + " days, " + filter;
                assertEquals(whole.count(filter, LocalDate.MIN, TODAY), some.count(filter, LocalDate.MIN, TODAY), what);
                assertEquals(whole.latest(filter), some.latest(filter), what);
                LocalDate first = TODAY.minusDays(days).plusDays(1);
                assertEquals(whole.count(filter, first, TODAY), some.count(filter, first, TODAY), what);
                assertEquals(whole.firstDay(filter, first), some.firstDay(filter, first), what);
            }
            assertTrue(ever == Needs.Ever.CONTENTS
                    || days > 30
                    || some.days().size() < whole.days().size());
        }
    }

    private static List<Signals.Filter> filters(Needs.Ever ever) {
        List<Signals.Filter> filters = new ArrayList<>();
        for (@Nullable String kind : new @Nullable String[] {null, "viewed", "liked", "shared"}) {
            for (@Nullable String device : new @Nullable String[] {null, "mobile"}) {
                for (@Nullable String program : new @Nullable String[] {null, "p"}) {
                    filters.add(new Signals.Filter(kind, device, program, null));
                    if (ever == Needs.Ever.CONTENTS) {
                        filters.add(new Signals.Filter(kind, device, program, "a"::equals));
                    }
                }
            }
        }
        return filters;
    }

    private static Signals signals(String id, Needs needs) {
        Learner learner = await(WORLD.database.learners().read(LearnerRef.of(id), needs, NOW));
        assertNotNull(learner);
        assertNotNull(learner.signals());
        return learner.signals();
    }

    /** Says what it measured; nothing depends on how fast a machine is. What is loaded is what must not grow. */
    @Tag("deep")
    @Test
    void aLearnerWithFiftyThousandSignalsIsReadAsOneWithFifty() {
        Needs needs = new Needs(30, Needs.Ever.KINDS, true, false);
        int[] loaded = new int[2];
        for (int round = 0; round < 2; round++) {
            String id = round == 0 ? "few" : "many";
            int count = round == 0 ? 50 : 50_000;
            WORLD.learner(id, "Europe/Berlin");
            Random random = new Random(8);
            List<Signal> signals = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                // as often as the other of late, but for years
                Signal one = any(id + i, id, random, i < 50 ? 30 : 3_000);
                Instant at = i < 50 ? one.at() : one.at().minusSeconds(86_400L * 40);
                signals.add(new Signal(
                        one.id(),
                        one.learner(),
                        one.kind(),
                        one.content(),
                        one.program(),
                        at,
                        one.device(),
                        null,
                        null,
                        null,
                        null,
                        null));
            }
            WORLD.recordAll(signals, false);
            for (Needs asked : List.of(needs, Needs.ALL)) {
                List<Long> nanos = new ArrayList<>();
                for (int i = 0; i < 200; i++) {
                    long begin = System.nanoTime();
                    await(WORLD.database.learners().read(LearnerRef.of(id), asked, NOW));
                    nanos.add(System.nanoTime() - begin);
                }
                nanos.sort(null);
                System.out.printf(
                        "%s signals, %s: median %.2f ms%n",
                        count, asked.equals(needs) ? "as a book reads" : "every day", nanos.get(100) / 1e6);
            }
            loaded[round] = signals(id, needs).days().size();
        }
        assertTrue(loaded[1] < 2 * loaded[0], loaded[1] + " against " + loaded[0]);
    }
}
