package dev.cairn.engine.rulebook.drools;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.engine.rulebook.row.Row;
import dev.cairn.engine.rulebook.row.Stratum;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RebuildingTest {
    private static final long MEGABYTE = 1 << 20;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.eclipse.jdt.internal.compiler.Compiler",
                "org.eclipse.jdt.internal.compiler.batch.Main",
                "org.drools.ecj.EclipseJavaCompiler",
                "org.drools.model.codegen.ExecutableModelProject",
                "org.drools.mvel.MVELConstraint",
                "org.mvel2.MVEL",
                "com.github.javaparser.JavaParser"
            })
    void noCompilerOfRulesIsOnTheClassPath(String compiler) {
        assertThrows(ClassNotFoundException.class, () -> Class.forName(compiler));
    }

    @Test
    void buildingABookMakesNoClasses() {
        rebuild(5, 200, 1);
        long before = ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount();
        rebuild(20, 200, 100);
        long made = ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount() - before;
        assertTrue(made < 20, "one class a book would be 20, one a row 4,000; there were " + made);
    }

    @Test
    @Tag("deep")
    void twoHundredBooksLeaveNothingBehind() {
        rebuild(20, 1_000, 1);
        Footprint before = Footprint.now();
        rebuild(200, 1_000, 100);
        Footprint after = Footprint.now();

        String change = before + " became " + after;
        assertTrue(after.classes - before.classes < 50, change);
        assertTrue(after.metaspace - before.metaspace < 2 * MEGABYTE, change);
        assertTrue(after.heap - before.heap < 10 * MEGABYTE, change);
    }

    private static void rebuild(int times, int rowCount, long seed) {
        for (int i = 0; i < times; i++) {
            RandomRows random = new RandomRows(seed + i);
            List<Row> rows = random.rows(rowCount);
            RuleNetwork network = RuleNetwork.build(rows);
            for (int learner = 0; learner < 20; learner++) {
                try (RuleNetwork.Match match = network.begin()) {
                    match.fire(Stratum.CONTENT, random.values(network.facts(Stratum.CONTENT)));
                }
            }
        }
    }

    private record Footprint(long classes, long metaspace, long heap) {
        static Footprint now() {
            for (int i = 0; i < 5; i++) {
                System.gc();
            }
            return new Footprint(
                    ManagementFactory.getClassLoadingMXBean().getLoadedClassCount(),
                    ManagementFactory.getMemoryPoolMXBeans().stream()
                            .filter(pool -> pool.getName().equals("Metaspace"))
                            .map(MemoryPoolMXBean::getUsage)
                            .mapToLong(usage -> usage.getUsed())
                            .sum(),
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
    }
}
