package dev.cairn.engine.rulebook;

import dev.cairn.engine.decision.Capped;
import dev.cairn.engine.rulebook.drools.RuleNetwork;
import dev.cairn.engine.rulebook.row.Cap;
import dev.cairn.engine.rulebook.row.CheckedRows;
import dev.cairn.engine.rulebook.row.Fact;
import dev.cairn.engine.rulebook.row.Program;
import dev.cairn.engine.rulebook.row.Row;
import dev.cairn.engine.rulebook.row.SignalQuery;
import dev.cairn.engine.rulebook.row.Stratum;

/**
 * What of a learner's past a book reads, so that a reader pays only for what the book asks.
 *
 * @param days the longest window in days; 0 none, {@code Integer.MAX_VALUE} ever
 * @param hours whether any window in hours is read
 * @param habits whether device shares or active hours are read
 */
public record Needs(int days, boolean hours, boolean habits) {

    /** Everything there is: for a page that shows a learner rather than a decision. */
    public static final Needs ALL = new Needs(Integer.MAX_VALUE, true, true);

    /** All that either reads. */
    public Needs and(Needs other) {
        return new Needs(Math.max(days, other.days), hours || other.hours, habits || other.habits);
    }

    /** Programs that begin by enrolment read enrolments, whenever they were. */
    static Needs of(RuleNetwork network, CheckedRows rows) {
        boolean enrolment = rows.programs().stream().anyMatch(program -> program.start() == Program.Start.ENROLMENT);
        int days = enrolment ? Integer.MAX_VALUE : caps(rows);
        boolean hours = false;
        boolean habits = false;
        for (Stratum stratum : Stratum.values()) {
            for (Fact fact : network.facts(stratum)) {
                SignalQuery query = fact.signals();
                if (query != null && fact.kind() == Fact.Kind.SIGNALS && query.unit() == SignalQuery.Unit.HOURS) {
                    hours = true;
                } else if (query != null) {
                    boolean ever = query.within() == 0 || fact.kind() == Fact.Kind.SILENT_DAYS;
                    days = Math.max(days, ever ? Integer.MAX_VALUE : query.within());
                }
                habits |= fact.kind() == Fact.Kind.MOBILE_SHARE || fact.kind() == Fact.Kind.ACTIVE_HOURS;
            }
        }
        return new Needs(days, hours, habits);
    }

    /** How far back caps count what was shown, and look for completions. */
    private static int caps(CheckedRows rows) {
        int days = 0;
        for (Row row : rows.rows()) {
            if (row instanceof Row.CapRow cap) {
                for (Capped.Per per : cap.cap().atMost().keySet()) {
                    days = Math.max(days, per.days());
                }
                Integer after = cap.cap().againAfter();
                days = after == null || after == Cap.NEVER ? days : Math.max(days, after);
            }
        }
        return days;
    }
}
