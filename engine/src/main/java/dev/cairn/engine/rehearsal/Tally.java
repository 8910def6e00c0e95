package dev.cairn.engine.rehearsal;

/** Counts learners. */
final class Tally {
    private int firstPickChanged;
    private int nothingBefore;
    private int nothingAfter;
    private int onlyFallbackBefore;
    private int onlyFallbackAfter;

    void add(boolean changed, boolean emptyBefore, boolean emptyAfter, boolean rowlessBefore, boolean rowlessAfter) {
        firstPickChanged += changed ? 1 : 0;
        nothingBefore += emptyBefore ? 1 : 0;
        nothingAfter += emptyAfter ? 1 : 0;
        onlyFallbackBefore += rowlessBefore ? 1 : 0;
        onlyFallbackAfter += rowlessAfter ? 1 : 0;
    }

    void add(Tally other) {
        firstPickChanged += other.firstPickChanged;
        nothingBefore += other.nothingBefore;
        nothingAfter += other.nothingAfter;
        onlyFallbackBefore += other.onlyFallbackBefore;
        onlyFallbackAfter += other.onlyFallbackAfter;
    }

    EffectReport.Counts counts() {
        return new EffectReport.Counts(
                firstPickChanged, nothingBefore, nothingAfter, onlyFallbackBefore, onlyFallbackAfter);
    }
}
