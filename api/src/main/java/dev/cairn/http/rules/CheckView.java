package dev.cairn.http.rules;

import dev.cairn.publishing.FailedExample;
import dev.cairn.store.Edition;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a check found, and what can be done now.
 *
 * @param newest the version that somebody else published meanwhile; null where nobody did
 * @param wish what the form to publish holds
 * @param signature who the visitor is; null where they have to say
 * @param effect how far the count of its effect is, in words; null where nobody asked
 */
record CheckView(
        Draft draft,
        Checked found,
        @Nullable Edition newest,
        Wish wish,
        @Nullable String signature,
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

    /** Not what would be a conflict, nor what changes nothing. */
    boolean offersPublishing() {
        return newest == null && !changesNothing() && (found.publishable() || (isAdministrator && found.acceptable()));
    }

    private boolean changesNothing() {
        return found.changes() != null && found.changes().isEmpty();
    }

    boolean hasRemarks() {
        return !found.issues().isEmpty() || !found.stopping().isEmpty();
    }

    @Nullable
    ChangesView changes() {
        return found.changes();
    }

    List<SheetIssues> errors() {
        return found.errors();
    }

    List<SheetIssues> warnings() {
        return found.warnings();
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

    /** The first of what stops a publication, or what the form lacks; each leads to its place. */
    List<Link> links() {
        if (!wish.problems().isEmpty()) {
            return wish.links();
        }
        Stream<Link> errors =
                found.errors().stream().flatMap(sheet -> sheet.rows().stream()).map(SheetIssues.Row::link);
        Stream<Link> stopping = examples().stream()
                .filter(example -> example.failed().cause() != FailedExample.Cause.CATALOG_MOVED)
                .map(example ->
                        new Link(example.id(), "Example `" + example.failed().name() + "` does not come out"));
        return Stream.concat(errors, stopping).limit(LINKS).toList();
    }

    int linksLeft() {
        return wish.problems().isEmpty() ? toMend() - links().size() : 0;
    }

    String title() {
        if (!wish.problems().isEmpty()) {
            return "The form lacks something";
        }
        if (found.publishable()) {
            return changesNothing()
                    ? "Nothing would change"
                    : newest != null ? "Nothing to mend, but somebody was faster" : "Ready to publish";
        }
        return Say.count(toMend(), "thing") + " to mend";
    }

    String lead() {
        if (!wish.problems().isEmpty()) {
            return "Nothing is published yet, and your files are still here.";
        }
        if (!found.publishable()) {
            return "Nothing is published, and the live book is untouched. Mend what is listed in your files, and hand them"
                    + " in again.";
        }
        String worth = found.warningCount() == 0
                ? ""
                : " " + Say.count(found.warningCount(), "remark") + " may be worth a look.";
        if (changesNothing()) {
            return "Your files say what the live book says, so there is nothing to publish." + worth;
        }
        return newest != null
                ? "Nothing is live yet. See what version " + newest.version()
                        + " changed, and check yours against it; then you can publish." + worth
                : "Nothing stops these files, and nothing is live yet. See what would become different, then publish."
                        + worth;
    }

    private int toMend() {
        return found.errorCount() + found.stopping().size();
    }
}
