package dev.cairn.cli;

import dev.cairn.engine.rulebook.BookHash;
import dev.cairn.engine.rulebook.Compilation;
import dev.cairn.engine.rulebook.RuleBook;
import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.engine.rulebook.row.RuleFile;
import dev.cairn.publishing.Proposal;
import dev.cairn.publishing.Publication;
import dev.cairn.store.Edition;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The folder of rules at a start. While the book that decides came from such a start, an edit in the folder goes live with
 * the next one; a book that somebody published by hand stays until somebody publishes again.
 */
record BookAtStart(List<RuleFile> files, Compilation compilation) {
    private static final String REFUSED = "the folder of rules was refused at the start";

    private static final int EDITIONS = 1_000;

    /** Reads and builds it aside: starting a database leaves a processor idle. */
    static CompletableFuture<BookAtStart> reading(@Nullable Path wanted) {
        List<RuleFile> files = files(wanted);
        return CompletableFuture.supplyAsync(() -> new BookAtStart(files, RuleBook.compile(files)));
    }

    /** @param wanted null: rules/ beside the launcher, else the packed book */
    static List<RuleFile> files(@Nullable Path wanted) {
        if (wanted != null) {
            return RuleFolder.read(wanted);
        }
        Path beside = beside();
        return Files.isDirectory(beside) ? RuleFolder.read(beside) : RuleFolder.packed();
    }

    static Path beside() {
        return Location.home().resolve("rules");
    }

    /**
     * Publishes the folder whenever it is saved, as long as the service runs. Nothing is watched where the folder is not
     * what decides: an edit in it would write over what somebody has published by hand.
     */
    static void watch(Node node, @Nullable Path wanted, PrintWriter out) {
        Path place = wanted == null ? beside() : wanted;
        if (!Files.exists(place)) {
            throw new Failure("there is no folder `" + place + "` to watch; name one with --rules");
        }
        Watch watch = new Watch(place);
        Edition newest = Wait.on(node.publishing().newest());
        if (newest == null || !newest.hash().equals(BookHash.of(RuleFolder.read(place)))) {
            out.println("`" + place + "` is not watched, as it is not what decides; publish it, and start again.");
            return;
        }
        Republish saved =
                new Republish(node.publishing(), place, System.getProperty("user.name"), newest.version(), out);
        Thread thread = new Thread(() -> watch.run(saved), "watch");
        thread.setDaemon(true);
        thread.start();
        out.println("Watching `" + place + "`: what is saved there is published.");
    }

    /** Publishes the folder's book where it is new and continues what the folder was; says what it did not do and why. */
    void follow(Node node, PrintWriter out) {
        if (compilation instanceof Compilation.Rejected rejected) {
            node.publishing().refused(REFUSED);
            refused(rejected.issues(), node.book().version(), out);
            return;
        }
        String hash = ((Compilation.Compiled) compilation).book().hash();
        List<Edition> editions = Wait.on(node.database().ruleBooks().decided(EDITIONS));
        if (editions.isEmpty() || editions.get(0).hash().equals(hash)) {
            return;
        }
        Edition live = editions.get(0);
        for (Edition edition : editions) {
            if (edition.hash().equals(hash)) {
                out.println("The folder of rules holds version " + edition.version() + "; version " + live.version()
                        + ", published by " + live.author() + ", decides.");
                return;
            }
        }
        boolean ours = editions.stream()
                .anyMatch(edition -> edition.byStart() && edition.hash().equals(live.hash()));
        Edition newest = Wait.on(node.publishing().newest());
        Edition waiting = newest != null && newest.state() == Edition.State.SCHEDULED ? newest : null;
        if (!ours || waiting != null) {
            out.println("The folder of rules differs from version " + live.version() + ", published by " + live.author()
                    + ", which decides"
                    + (waiting == null
                            ? ""
                            : "; version " + waiting.version() + " of " + waiting.author() + " is scheduled")
                    + ". `./cairn publish` makes the folder's live.");
            return;
        }
        Publication publication = Wait.on(node.publishing().publish(Proposal.ofStart(files, live.version())));
        if (publication instanceof Publication.Conflict conflict
                && conflict.newest().hash().equals(hash)) {
            return; // another node started on the same folder
        }
        Printed.of(publication, node.zone(), out);
        if (!(publication instanceof Publication.Published)) {
            node.publishing().refused(REFUSED);
            out.println("Version " + live.version() + " decides on.");
        }
    }

    private static void refused(List<Issue> issues, long live, PrintWriter out) {
        Printed.issues(issues, out);
        out.println("The folder of rules is refused; version " + live + " decides on.");
    }
}
