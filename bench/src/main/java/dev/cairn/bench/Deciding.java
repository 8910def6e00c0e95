package dev.cairn.bench;

import dev.cairn.engine.content.Bits;
import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.content.Content;
import dev.cairn.engine.content.ContentField;
import dev.cairn.engine.content.ContentStatus;
import dev.cairn.engine.decision.Decision;
import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.rulebook.RuleBook;
import dev.cairn.engine.word.Word;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The ten best contents for a learner: the whole of {@code decide} with reasons and what was held back, beside two
 * references that give the ten ids only, by a plain loop and by hand-made bit sets.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@NullUnmarked // JMH fills the fields
public class Deciding {
    private static final int LEARNERS = 256;
    private static final int WANTED = 10;
    private static final Moment MOMENT = Moment.at(Instant.parse("2026-03-02T08:00:00Z"));

    @Param({"10", "1000", "5000"})
    public int rows;

    @Param({"1000", "10000", "100000"})
    public int contents;

    private RuleBook book;
    private Catalog catalog;
    private List<SampleWorld.Rule> rules;
    private Bits[] found;
    private Learner[] learners;
    private int[] scores;
    private int learner;

    /** Builds the world and refuses to measure what does not give the same ids. */
    @Setup
    public void build() {
        SampleWorld world = new SampleWorld(11);
        rules = world.rules(rows);
        book = SampleWorld.book(rules);
        catalog = world.catalog(contents);
        book.prepare(catalog);
        scores = new int[contents];
        found = new Bits[rows];
        Arrays.setAll(found, i -> catalog.with(ContentField.TOPIC, rules.get(i).topic()));
        learners = new Learner[LEARNERS];
        Arrays.setAll(learners, i -> world.learner(rows, contents));
        for (int i = 0; i < LEARNERS; i++) {
            learner = i;
            List<String> decided = ids(decide());
            learner = i;
            List<String> looped = plainLoop();
            learner = i;
            if (!decided.equals(looped) || !decided.equals(bitSets())) {
                throw new IllegalStateException("the answers differ");
            }
        }
    }

    private static List<String> ids(Decision decision) {
        return decision.fallback()
                ? List.of()
                : decision.picks().stream().map(pick -> pick.content().id()).toList();
    }

    private Learner next() {
        return learners[learner++ & LEARNERS - 1];
    }

    @Benchmark
    public Decision decide() {
        return book.decide(next(), catalog, MOMENT, null, WANTED);
    }

    private List<SampleWorld.Rule> firing(Learner asking) {
        String department = Word.key(String.valueOf(asking.department()));
        String role = Word.key(String.valueOf(asking.role()));
        List<SampleWorld.Rule> firing = new ArrayList<>();
        for (SampleWorld.Rule rule : rules) {
            if (rule.department().equals(department) && rule.role().equals(role)) {
                firing.add(rule);
            }
        }
        return firing;
    }

    private static boolean eligible(Content content, Learner asking) {
        return content.status() == ContentStatus.PUBLISHED
                && !asking.history().completed().contains(content.id());
    }

    private record Scored(String id, int points) {}

    private static List<String> best(List<Scored> scored) {
        return scored.stream()
                .sorted(Comparator.comparingInt(Scored::points).reversed().thenComparing(Scored::id))
                .limit(WANTED)
                .map(Scored::id)
                .toList();
    }

    /** Every rule, then every content against the rules that fire. */
    @Benchmark
    public List<String> plainLoop() {
        Learner asking = next();
        List<SampleWorld.Rule> firing = firing(asking);
        List<Scored> scored = new ArrayList<>();
        for (Content content : catalog.contents()) {
            int sum = 0;
            for (SampleWorld.Rule rule : firing) {
                if (content.topics().contains(rule.topic())) {
                    sum += rule.points();
                }
            }
            if (sum > 0 && eligible(content, asking)) {
                scored.add(new Scored(content.id(), sum));
            }
        }
        return best(scored);
    }

    /** Every rule, then its bit set added up in one array of points. */
    @Benchmark
    public List<String> bitSets() {
        Learner asking = next();
        String department = Word.key(String.valueOf(asking.department()));
        String role = Word.key(String.valueOf(asking.role()));
        Arrays.fill(scores, 0);
        for (int i = 0; i < found.length; i++) {
            SampleWorld.Rule rule = rules.get(i);
            if (rule.department().equals(department) && rule.role().equals(role)) {
                found[i].forEach(position -> scores[position] += rule.points());
            }
        }
        int[] top = new int[WANTED];
        int size = 0;
        for (int position = 0; position < scores.length; position++) {
            if (scores[position] > 0
                    && (size < WANTED || scores[position] > scores[top[size - 1]])
                    && eligible(catalog.contents().get(position), asking)) {
                int at = size < WANTED ? size++ : WANTED - 1;
                for (; at > 0 && scores[top[at - 1]] < scores[position]; at--) {
                    top[at] = top[at - 1];
                }
                top[at] = position;
            }
        }
        List<String> ids = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            ids.add(catalog.contents().get(top[i]).id());
        }
        return ids;
    }
}
