package dev.cairn.publishing;

import static dev.cairn.store.TestDatabase.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.engine.rulebook.row.RuleFile;
import dev.cairn.store.TestDatabase;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a year of publications leaves behind in a node that is never restarted. */
@Tag("deep")
class ManyPublicationsTest {
    private static final int ROWS = 300;

    private static List<RuleFile> book(int publication) {
        String rows = IntStream.range(0, ROWS)
                .mapToObj(row -> "row-%d,%s,%02d:%02d-23:30,video,%d"
                        .formatted(
                                row,
                                row % 2 == 0 ? "mobile" : "desktop",
                                row % 20,
                                row % 60,
                                1 + (row + publication) % 90))
                .collect(Collectors.joining("\n"));
        return TestBook.files("content-rules:\nName,Device,Time of day,Then show kind,Points\n" + rows + "\n");
    }

    @Test
    void twoHundredInARowLeaveHeapAndMetaspaceWhereTheyWere() {
        TestNode node = new TestNode(TestDatabase.empty("many_publications"), book(0));
        publish(node, 1, 40);
        long heap = heap();
        long classes = metaspace();
        publish(node, 41, 240);
        assertEquals(241, node.version());
        long heapAfter = heap();
        long classesAfter = metaspace();
        System.out.printf(
                "200 publications of %d rows: heap %,d -> %,d, metaspace %,d -> %,d bytes%n",
                ROWS, heap, heapAfter, classes, classesAfter);
        assertTrue(heapAfter < heap * 1.1, "heap " + heap + " -> " + heapAfter);
        assertTrue(classesAfter < classes * 1.1, "metaspace " + classes + " -> " + classesAfter);
        node.close();
    }

    private static void publish(TestNode node, int from, int to) {
        for (int i = from; i <= to; i++) {
            Publication publication = await(node.publishing.publish(book(i), "Ada", "number " + i));
            assertInstanceOf(Publication.Published.class, publication);
        }
    }

    private static long heap() {
        for (int i = 0; i < 5; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long metaspace() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().contains("Metaspace"))
                .map(MemoryPoolMXBean::getUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }
}
