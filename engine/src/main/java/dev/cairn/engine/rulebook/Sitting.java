package dev.cairn.engine.rulebook;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.rulebook.drools.RuleNetwork;
import java.util.List;

/** One learner at one moment before the book: a session of its network, and what is known. Closed after one answer. */
record Sitting(RuleBook book, Learner learner, Moment moment, Facts facts, RuleNetwork.Match match)
        implements AutoCloseable {

    static Sitting of(RuleBook book, RuleNetwork network, Learner learner, Catalog catalog, Moment moment) {
        return new Sitting(book, learner, moment, book.facts(learner, catalog, moment), network.begin());
    }

    Classification classify() {
        return new Classifying(book, learner, facts).classify(match);
    }

    Deciding deciding(Shelf shelf) {
        Classification classification = classify();
        Caps caps = Caps.of(book, match, shelf, facts);
        return new Deciding(book, shelf, learner, moment, facts, classification, caps);
    }

    List<Transition> advance() {
        return new Advancing(book, learner, moment, facts).advance(match, this::classify);
    }

    @Override
    public void close() {
        match.close();
    }
}
