package dev.cairn.push;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.decision.Decision;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.rulebook.RuleBook;
import java.time.Instant;

/** What a learner should see from now on, with all that it was decided by; the decision has one pick or none. */
public record Seen(Learner learner, Decision decision, RuleBook book, Catalog catalog, Instant now, Cause cause) {}
