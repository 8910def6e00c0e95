package dev.cairn.cli;

import dev.cairn.engine.rehearsal.Rehearsal;
import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.publishing.Publication;
import java.io.PrintWriter;
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

    /** @return whether the book decides now */
    static boolean of(Publication publication, PrintWriter out) {
        if (publication instanceof Publication.Published published) {
            issues(published.warnings(), out);
            out.println("Published as version " + published.version() + ".");
            return true;
        }
        if (publication instanceof Publication.Unchanged unchanged) {
            out.println("Nothing to publish: this is version " + unchanged.version() + ", which decides already.");
            return true;
        }
        if (publication instanceof Publication.Rejected rejected) {
            issues(rejected.issues(), out);
        } else if (publication instanceof Publication.ExamplesFailed failed) {
            issues(failed.warnings(), out);
            failures(failed.failures(), out);
            out.println(count(failed.failures().size(), "example") + " failed");
        }
        return false;
    }

    static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
