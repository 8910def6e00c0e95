package dev.cairn.publishing;

import static dev.cairn.store.TestDatabase.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.OperatingSystemMXBean;
import dev.cairn.engine.content.Content;
import dev.cairn.engine.learner.LearnerId;
import dev.cairn.engine.rulebook.Needs;
import dev.cairn.engine.rulebook.row.RuleFile;
import dev.cairn.store.Roster;
import dev.cairn.store.TestDatabase;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A preview over as many people as a company has. */
@Tag("deep")
class ManyLearnersTest {
    private static final String[] DEPARTMENTS = {"Sales", "IT", "HR"};
    private static final int ROWS = 500;
    private static final int CONTENTS = 1_000;

    /** Rows of all hours and devices; in each candidate other points in eight time windows. */
    private static List<RuleFile> book(int change) {
        String rows = IntStream.range(0, ROWS)
                .mapToObj(row -> "row-%d,%s,%s,%02d:00-%02d:00,article,%d"
                        .formatted(
                                row,
                                DEPARTMENTS[row % 3],
                                row % 2 == 0 ? "mobile" : "desktop",
                                row % 8 * 3,
                                row % 8 * 3 + 2,
                                1 + row % 90 + (row % 49 == 0 ? change : 0)))
                .collect(Collectors.joining("\n"));
        return TestBook.files("settings:\nSetting,Value\ntime zone,UTC\n\n"
                + "content-rules:\nName,Department,Device,Time of day,Then show kind,Points\n" + rows + "\n");
    }

    @Test
    void tenThousandLearnersAtEightMoments() {
        TestNode node = node(10_000);
        for (int change = 1; change <= 3; change++) {
            PreviewReport report = effect(node, change, true);
            assertEquals(10_000, report.learners());
            assertEquals(8, report.moments().size());
        }
        node.close();
    }

    @Test
    void aboveTwentyThousandASampleAnswersAndAlwaysTheSame() {
        TestNode node = node(EffectJob.MOST + 500);
        List<LearnerId> chosen = await(node.database.population().choose(EffectJob.MOST));
        assertEquals(EffectJob.MOST, chosen.size());
        assertEquals(chosen, await(node.database.population().choose(EffectJob.MOST)));
        assertTrue(chosen.contains(new LearnerId("p20400")) || chosen.contains(new LearnerId("p20499")));
        PreviewReport report = effect(node, 1, false);
        assertEquals(EffectJob.MOST, report.learners());
        assertEquals(EffectJob.MOST + 500L, report.population());
        assertEquals(
                10,
                await(node.database.population().sample(10, Needs.ALL, Instant.now()))
                        .size());
        node.close();
    }

    private static TestNode node(int people) {
        TestNode node = new TestNode(TestDatabase.empty("many_learners"), book(0));
        List<Content> contents = new ArrayList<>();
        for (int i = 0; i < CONTENTS; i++) {
            contents.add(TestNode.content("c%04d".formatted(i), i % 10 == 0 ? "article" : "video"));
        }
        await(node.catalog.saveAll(contents, false, done -> {}));
        await(node.database.learners().saveAll(EffectTest.people(people), Roster.CHANGES, false, done -> {}));
        return node;
    }

    private static PreviewReport effect(TestNode node, int change, boolean told) {
        Findings found = await(node.publishing.check(book(change), null));
        long began = System.nanoTime();
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long used = system.getProcessCpuTime();
        Preview preview = await(node.publishing.effect(found));
        while (preview instanceof Preview.Running) {
            pause();
            preview = await(node.publishing.effect(preview.id()));
        }
        if (told) {
            System.out.printf(
                    "effect on 10,000 learners, %d rows, %d contents, 8 moments: %.1f s, %.1f s of processor time, load %.1f%n",
                    ROWS,
                    CONTENTS,
                    (System.nanoTime() - began) / 1e9,
                    (system.getProcessCpuTime() - used) / 1e9,
                    system.getSystemLoadAverage());
        }
        return assertInstanceOf(Preview.Done.class, preview).report();
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
