package dev.cairn.cli;

import dev.cairn.publishing.Proposal;
import dev.cairn.publishing.Publication;
import dev.cairn.publishing.Publishing;
import dev.cairn.store.Edition;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** What happens to a folder each time that it is saved: it is published on what it was before, or what is wrong is said. */
final class Republish implements Runnable {
    private final Publishing publishing;
    private final Path place;
    private final String author;
    private final PrintWriter out;
    private @Nullable Long base;

    /** @param base the version that the folder holds or was made on; null: whatever is newest */
    Republish(Publishing publishing, Path place, String author, @Nullable Long base, PrintWriter out) {
        this.publishing = publishing;
        this.place = place;
        this.author = author;
        this.base = base;
        this.out = out;
    }

    /** One failure is no reason to stop watching. */
    @Override
    public void run() {
        out.println(
                LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS) + " `" + place + "` was saved.");
        try {
            Publication publication = Wait.on(publishing.publish(
                    Proposal.of(RuleFolder.read(place), author, "saved").on(base)));
            Printed.of(publication, publishing.book().get().rows().settings().zone(), out);
            taken(publication);
        } catch (RuntimeException failure) {
            out.println("not published: " + failure.getMessage());
        }
        out.println("Version " + publishing.book().get().version() + " decides. Watching `" + place + "`.");
        out.flush();
    }

    private void taken(Publication publication) {
        Edition edition = edition(publication);
        if (edition != null) {
            base = edition.version();
            Base.keep(place, edition);
        }
    }

    /** The edition that the files now are, or null where they are none. */
    static @Nullable Edition edition(Publication publication) {
        if (publication instanceof Publication.Published published) {
            return published.edition();
        }
        if (publication instanceof Publication.Scheduled scheduled) {
            return scheduled.edition();
        }
        return publication instanceof Publication.Unchanged unchanged ? unchanged.edition() : null;
    }
}
