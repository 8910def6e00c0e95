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
 * @param days the longest window in days; 0 none, {@code Integer.MAX_VALUE} every day there ever was
 * @param ever what is read of all that came before that window
 * @param hours whether any window in hours is read
 * @param habits whether device shares or active hours are read
 */
public record Needs(int days, Ever ever, boolean hours, boolean habits) {
    /** What is read of the past as a whole: how often something was, and when last. */
    public enum Ever {
        NOTHING,
        /** Per kind, program and device, whatever the content. */
        KINDS,
        /** Per content as well. */
        CONTENTS
    }

    /** Everything there is: for a page that shows a learner rather than a decision. */
    public static final Needs ALL = new Needs(Integer.MAX_VALUE, Ever.NOTHING, true, true);

    /** All that either reads. */
    public Needs and(Needs other) {
        return new Needs(
                Math.max(days, other.days),
                ever.compareTo(other.ever) > 0 ? ever : other.ever,
                hours || other.hours,
                habits || other.habits);
    }

    /** Programs that begin by enrolment read enrolments, whenever they were. */
    static Needs of(RuleNetwork network, CheckedRows rows) {
        boolean enrolment = rows.programs().stream().anyMatch(program -> program.start() == Program.Start.ENROLMENT);
        int days = caps(rows);
        Ever ever = enrolment ? Ever.KINDS : Ever.NOTHING;
        boolean hours = false;
        boolean habits = false;
        for (Stratum stratum : Stratum.values()) {
            for (Fact fact : network.facts(stratum)) {
                SignalQuery query = fact.signals();
                if (query != null && fact.kind() == Fact.Kind.SIGNALS && query.unit() == SignalQuery.Unit.HOURS) {
                    hours = true;
                } else if (query != null) {
                    if (query.within() == 0 || fact.kind() == Fact.Kind.SILENT_DAYS) {
                        Ever read = query.about() == null ? Ever.KINDS : Ever.CONTENTS;
                        ever = read.compareTo(ever) > 0 ? read : ever;
                    } else {
                        days = Math.max(days, query.within());
                    }
                }
                habits |= fact.kind() == Fact.Kind.MOBILE_SHARE || fact.kind() == Fact.Kind.ACTIVE_HOURS;
            }
        }
        return new Needs(days, ever, hours, habits);
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
