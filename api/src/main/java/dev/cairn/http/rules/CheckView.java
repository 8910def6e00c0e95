package dev.cairn.http.rules;

import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.publishing.FailedExample;
import dev.cairn.store.Edition;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a check found, and what can be done now.
 *
 * @param newest the version that somebody else published meanwhile; null where nobody did
 * @param wish what the form to publish holds
 * @param effect how far the count of its effect is, in words; null where nobody asked
 */
record CheckView(
        Draft draft,
        Checked found,
        @Nullable Edition newest,
        Wish wish,
        boolean isAdministrator,
        @Nullable String effect,
        ZoneId zone) {
    private static final int LINKS = 10;
    private static final int EXAMPLES = 30;

    /** @param id on the page */
    record Example(String id, FailedExample failed) {}

    boolean publishable() {
        return found.publishable();
    }

    boolean offersPublishing() {
        return found.publishable() || (isAdministrator && found.acceptable());
    }

    boolean hasRemarks() {
        return !found.remarks().isEmpty();
    }

    @Nullable
    ChangesView changes() {
        return found.changes();
    }

    List<SheetIssues> errors() {
        return SheetIssues.of(found.issues().stream().filter(Issue::isError).toList(), "error");
    }

    List<SheetIssues> warnings() {
        return SheetIssues.of(
                found.issues().stream().filter(issue -> !issue.isError()).toList(), "warning");
    }

    List<Example> examples() {
        List<Example> examples = new ArrayList<>();
        for (FailedExample failed : found.failures()) {
            if (examples.size() < EXAMPLES) {
                examples.add(new Example("example-" + (examples.size() + 1), failed));
            }
        }
        return examples;
    }

    int examplesLeft() {
        return Math.max(0, found.failures().size() - EXAMPLES);
    }

    /** What stops a publication, or what the form lacks; each leads to its place. */
    List<Link> links() {
        return all().stream().limit(LINKS).toList();
    }

    int linksLeft() {
        return Math.max(0, toMend() - LINKS);
    }

    String title() {
        if (!wish.problems().isEmpty()) {
            return "The form lacks something";
        }
        if (found.publishable()) {
            return found.changes() != null && found.changes().isEmpty() ? "Nothing would change" : "Ready to publish";
        }
        return toMend() + (toMend() == 1 ? " thing to mend" : " things to mend");
    }

    String lead() {
        if (!wish.problems().isEmpty()) {
            return "Nothing is published yet, and your files are still here.";
        }
        if (!found.publishable()) {
            return "Nothing is published, and the live book is untouched. Mend what is listed in your files, and hand them"
                    + " in again.";
        }
        long warnings =
                found.issues().stream().filter(issue -> !issue.isError()).count();
        String worth = warnings == 0 ? "" : " " + Say.count(warnings, "remark") + " may be worth a look.";
        return found.changes() != null && found.changes().isEmpty()
                ? "Your files say what the live book says." + worth
                : "Nothing stops these files, and nothing is live yet. See what would become different, then publish."
                        + worth;
    }

    private int toMend() {
        return all().size();
    }

    private List<Link> all() {
        List<Link> links = new ArrayList<>(wish.links());
        if (!links.isEmpty()) {
            return links;
        }
        errors().forEach(sheet -> {
            sheet.rows().forEach(row -> links.add(row.link()));
            for (int i = 0; i < sheet.more(); i++) {
                links.add(new Link("errors", sheet.caption()));
            }
        });
        examples().stream()
                .filter(example -> example.failed().cause() != FailedExample.Cause.CATALOG_MOVED)
                .forEach(example -> links.add(
                        new Link(example.id(), "Example `" + example.failed().name() + "` does not come out")));
        return links;
    }
}
