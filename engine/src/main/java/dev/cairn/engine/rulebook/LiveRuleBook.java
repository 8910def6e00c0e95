package dev.cairn.engine.rulebook;

/** The book that answers now: the engine's only mutable reference. Readers keep what they took for a whole request. */
public final class LiveRuleBook {
    private volatile RuleBook book;

    public LiveRuleBook(RuleBook first) {
        book = first;
    }

    public RuleBook get() {
        return book;
    }

    /** Puts a book in place of the one that answered so far, which is returned. */
    public synchronized RuleBook swap(RuleBook next) {
        RuleBook before = book;
        book = next;
        return before;
    }
}
