package dev.cairn.http.keys;

import dev.cairn.engine.learner.ExternalId;
import dev.cairn.engine.learner.LearnerId;
import io.vertx.core.Future;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where those whom tokens name are known.
 *
 * @param find finds a learner by another system's id
 * @param names what a learner is called that nobody else is: by these names reports say who their manager is
 */
public record People(
        Function<ExternalId, Future<@Nullable LearnerId>> find, Function<LearnerId, Future<Set<String>>> names) {}
