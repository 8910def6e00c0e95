package dev.cairn.cli;

import dev.cairn.engine.rehearsal.Rehearsal;
import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.publishing.FailedExample;
import dev.cairn.publishing.Publication;
import dev.cairn.store.Edition;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.List;

/** What an editor reads of a rule book on the terminal. */
final class Printed {
    private Printed() {}

    /** Issues, one a line in the order of their places, then how many. */
    static void issues(List<Issue> issues, PrintWriter out) {
        issues.stream().sorted().forEach(out::println);
        long errors = issues.stream().filter(Issue::isError).count();
        if (!issues.isEmpty()) {
            out.println(count(errors, "error") + ", " + count(issues.size() - errors, "warning"));
        }
    }

    /** Examples that do not come out as their author expects, one line a reason. */
    static void failures(List<Rehearsal.Outcome> outcomes, PrintWriter out) {
        for (Rehearsal.Outcome outcome : outcomes) {
            for (String failure : outcome.failures()) {
                out.println("examples, row " + outcome.row() + ", `" + outcome.example() + "`: " + failure);
            }
        }
    }

    /** Examples that fail, each reason in a line of its own. */
    static void examples(List<FailedExample> failures, PrintWriter out) {
        for (FailedExample failure : failures) {
            for (String sentence : failure.failures()) {
                out.println("examples, row " + failure.place().row() + ", `" + failure.name() + "`: " + sentence);
            }
        }
    }

    /**
     * @param zone in which its times are told
     * @return whether the book decides now, or will when it is due
     */
    static boolean of(Publication publication, ZoneId zone, PrintWriter out) {
        if (publication instanceof Publication.Published published) {
            issues(published.warnings(), out);
            superseded(published.superseded(), zone, out);
            out.println("Published as version " + published.version() + ".");
            return true;
        }
        if (publication instanceof Publication.Scheduled scheduled) {
            issues(scheduled.warnings(), out);
            superseded(scheduled.superseded(), zone, out);
            out.println("Scheduled as version " + scheduled.edition().version() + ", from "
                    + When.said(scheduled.edition().validFrom(), zone) + ".");
            return true;
        }
        if (publication instanceof Publication.Unchanged unchanged) {
            Edition edition = unchanged.edition();
            out.println("Nothing to publish: this is version " + edition.version()
                    + (edition.state() == Edition.State.SCHEDULED
                            ? ", which is scheduled for " + When.said(edition.validFrom(), zone) + "."
                            : ", which decides already."));
            return true;
        }
        refused(publication, zone, out);
        return false;
    }

    private static void superseded(List<Edition> editions, ZoneId zone, PrintWriter out) {
        for (Edition edition : editions) {
            out.println("Version " + edition.version() + ", scheduled by " + edition.author() + " for "
                    + When.said(edition.validFrom(), zone) + ", gives way and will not decide.");
        }
    }

    private static void refused(Publication publication, ZoneId zone, PrintWriter out) {
        if (publication instanceof Publication.Rejected rejected) {
            List<FailedExample> failures = rejected.findings().failures().stream()
                    .filter(failure -> failure.cause() != FailedExample.Cause.CATALOG_MOVED)
                    .toList();
            issues(rejected.issues(), out);
            examples(failures, out);
            if (!failures.isEmpty()) {
                out.println(count(failures.size(), "example") + " failed");
            }
        } else if (publication instanceof Publication.Conflict conflict) {
            conflict(conflict, zone, out);
        } else if (publication instanceof Publication.Forbidden forbidden) {
            out.println(forbidden.why());
        }
    }

    private static void conflict(Publication.Conflict conflict, ZoneId zone, PrintWriter out) {
        Edition newest = conflict.newest();
        out.println("Version " + newest.version() + " was published since these files were taken: by " + newest.author()
                + ", " + When.said(newest.publishedAt(), zone)
                + (newest.comment().isEmpty() ? "" : ", \"" + newest.comment() + "\""));
        if (conflict.since() != null) {
            out.println("What that changed:");
            conflict.since().sentences().forEach(sentence -> out.println("  " + sentence));
        }
        out.println("Bring it into your files (`cairn export --book " + newest.version()
                + " --to <folder>` writes it), then publish with --base " + newest.version() + ".");
    }

    static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
