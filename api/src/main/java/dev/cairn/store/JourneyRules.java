package dev.cairn.store;

import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.rulebook.Needs;
import dev.cairn.engine.rulebook.Transition;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;

/**
 * What a transaction asks of the rule book while it holds learners.
 *
 * @param zone where a learner of unknown zone is
 * @param book the version that transitions are kept with
 * @param due the moves of a learner's journeys that are due
 */
public record JourneyRules(Needs needs, ZoneId zone, long book, Function<Learner, List<Transition>> due) {}
