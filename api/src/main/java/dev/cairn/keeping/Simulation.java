package dev.cairn.keeping;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.decision.Decision;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.rulebook.RuleBook;

/** What somebody would get, and of what that is made. Nobody was shown it. */
public record Simulation(Learner learner, RuleBook book, Catalog catalog, Decision decision) {}
