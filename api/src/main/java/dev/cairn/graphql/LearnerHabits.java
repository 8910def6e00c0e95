package dev.cairn.graphql;

import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.learner.LearnerId;
import dev.cairn.store.HabitCounts;
import dev.cairn.store.Learners;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.dataloader.DataLoader;
import org.dataloader.DataLoaderFactory;
import org.dataloader.DataLoaderOptions;
import org.jspecify.annotations.Nullable;

/** {@code Learner.habits}, which a decision reads only where its book asks: all of a page come in one trip. */
final class LearnerHabits implements DataFetcher<CompletionStage<LearnerHabits.Answer>> {
    private final Vertx vertx;
    private final Learners learners;

    LearnerHabits(Vertx vertx, Learners learners) {
        this.vertx = vertx;
        this.learners = learners;
    }

    /** The schema's {@code Habits}. */
    record Answer(
            int signals, List<Share> devices, @Nullable List<Integer> activeHours) {
        static Answer of(@Nullable HabitCounts found) {
            HabitCounts counts = found == null ? HabitCounts.NONE : found;
            Set<Integer> hours = counts.activeHours();
            return new Answer(
                    counts.signals(),
                    counts.devices().entrySet().stream()
                            .map(device -> new Share(
                                    device.getKey(),
                                    Objects.requireNonNull(counts.share(device.getKey())),
                                    device.getValue()))
                            .toList(),
                    hours == null ? null : hours.stream().sorted().toList());
        }
    }

    /** The schema's {@code DeviceShare}. */
    record Share(String device, double share, int signals) {}

    @Override
    public CompletionStage<Answer> get(DataFetchingEnvironment environment) {
        Learner learner = Objects.requireNonNull(environment.<Learner>getSource());
        DataLoader<LearnerId, HabitCounts> loader = Objects.requireNonNull(
                environment.getGraphQlContext().computeIfAbsent(LearnerHabits.class, absent -> loader()));
        CompletionStage<@Nullable HabitCounts> counts = loader.load(learner.id());
        if (loader.dispatchDepth() == 1) {
            // the first that waits; the trip starts when all learners of the page have asked
            vertx.runOnContext(then -> Future.fromCompletionStage(loader.dispatch()));
        }
        return counts.thenApply(Answer::of);
    }

    /** Keeps nothing: a later mutation of the request may change what was read for an earlier one. */
    private DataLoader<LearnerId, HabitCounts> loader() {
        return DataLoaderFactory.newMappedDataLoader(
                (Set<LearnerId> ids) -> learners.habits(ids).toCompletionStage(),
                DataLoaderOptions.newOptions().setCachingEnabled(false).build());
    }
}
