package dev.cairn.imports;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.rulebook.RuleBook;
import dev.cairn.engine.table.Position;
import dev.cairn.imports.mapping.Finding;
import dev.cairn.imports.mapping.RowPlace;
import dev.cairn.imports.mapping.Target;
import dev.cairn.journeys.Recording;
import dev.cairn.store.Learners;
import dev.cairn.store.PeopleSaved;
import dev.cairn.store.Person;
import dev.cairn.store.Recorded;
import dev.cairn.store.Roster;
import dev.cairn.store.Signal;
import dev.cairn.store.SignalOutcome;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * Brings a file into the store, all or nothing. A file with an error is tried to its end all the same, so that the report names every error at
 * once. Each verb blocks: call it on a worker thread.
 */
public final class Import {
    private Import() {}

    /**
     * Adds and changes people where there is no rule book yet.
     *
     * @throws IOException as the delivery's stream throws it
     */
    public static Report people(Learners learners, Delivery delivery, Roster roster, Progress progress)
            throws IOException {
        return people(learners, List::of, delivery, roster, progress);
    }

    /**
     * Adds and changes people.
     *
     * @param personas that the live rule book knows, asked where a row pins one
     * @throws IOException as the delivery's stream throws it
     */
    public static Report people(
            Learners learners,
            Supplier<Collection<String>> personas,
            Delivery delivery,
            Roster roster,
            Progress progress)
            throws IOException {
        Gathering gathering = new Gathering(Target.PEOPLE, delivery, progress);
        Places places = new Places(gathering);
        KnownWords known = new KnownWords(gathering, personas, "is no persona of the rule book");
        List<Person> people = new ArrayList<>();
        gathering.read(row -> {
            if (places.isNew(row)) {
                people.add(PersonRows.person(row));
                PersonRows.problem(row).ifPresent(gathering::find);
                row.list("persona").forEach(persona -> known.check(persona, row.place(), "persona"));
            }
        });
        PeopleSaved saved = Waiting.on(learners.saveAll(people, roster, gathering.isTry(), written(progress)));
        if (saved instanceof PeopleSaved.ExternalIdTaken taken) {
            gathering.find(places.error(
                    taken.person().value(),
                    "external id: " + taken.id().system(),
                    "`" + taken.id().value() + "` in `" + taken.id().system() + "` is `" + taken.holder()
                            + "` already"));
        } else if (saved instanceof PeopleSaved.TooManyLeaving leaving && !gathering.isWrong()) {
            // where rows are wrong, not everybody whom the file names was seen
            gathering.find(Finding.error(
                            Position.of(delivery.name()),
                            leaving.leaving() + " of " + leaving.of()
                                    + " people are not in this full file and would be marked as left")
                    .expecting("a file with everybody, one of `changes` only, or your `--yes`"));
        } else if (saved instanceof PeopleSaved.Saved all) {
            return gathering.report(all.added(), all.changed(), all.unchanged(), all.left());
        }
        return gathering.report(0, 0, 0, 0);
    }

    /**
     * Sends all signals through the door that every signal takes.
     *
     * @param now signals more than a day after it are refused
     * @throws IOException as the delivery's stream throws it
     */
    public static Report signals(
            Recording recording, RuleBook book, Catalog catalog, Instant now, Delivery delivery, Progress progress)
            throws IOException {
        return signals(recording, book, catalog, now, false, delivery, progress);
    }

    /**
     * The same.
     *
     * @param park whether rows that name somebody unknown wait for them, instead of stopping the file
     * @throws IOException as the delivery's stream throws it
     */
    public static Report signals(
            Recording recording,
            RuleBook book,
            Catalog catalog,
            Instant now,
            boolean park,
            Delivery delivery,
            Progress progress)
            throws IOException {
        Gathering gathering = new Gathering(Target.SIGNALS, delivery, progress);
        SignalRows nouns = new SignalRows(
                delivery.mapping() == null ? "cairn" : delivery.mapping().source());
        List<Signal> signals = new ArrayList<>();
        List<RowPlace> places = new ArrayList<>();
        SignalSpelling words = new SignalSpelling(book, catalog, gathering);
        gathering.read(row -> {
            words.check(row);
            signals.add(nouns.signal(row));
            places.add(row.place());
        });
        Recorded recorded = Waiting.on(
                recording.recordAll(signals, book, catalog, now, park, gathering.isTry(), written(progress)));
        int added = 0;
        int known = 0;
        int parked = 0;
        // who is to be waited for is no error, though something else stopped the file before they were
        boolean stopped = park && recorded.outcomes().stream().anyMatch(Refusals::isForGood);
        for (int i = 0; i < recorded.outcomes().size(); i++) {
            SignalOutcome outcome = recorded.outcomes().get(i);
            added += outcome instanceof SignalOutcome.Accepted ? 1 : 0;
            known += outcome instanceof SignalOutcome.Duplicate ? 1 : 0;
            parked += outcome instanceof SignalOutcome.Parked ? 1 : 0;
            Refusals.parked(outcome, signals.get(i), places.get(i), words).ifPresent(gathering::find);
            if (outcome.isRefused() && !(stopped && Refusals.isOfSomebodyUnknown(outcome))) {
                gathering.find(Refusals.finding(outcome, signals.get(i), places.get(i), words));
            }
        }
        if (parked > 0) {
            gathering.note(Report.counted(parked, "row") + " parked until their person or content is imported");
        }
        return gathering.report(added, 0, known, 0);
    }

    /** The store tells how many more, a person wants to know how many. */
    static IntConsumer written(Progress progress) {
        AtomicInteger rows = new AtomicInteger();
        return more -> progress.at(Progress.Step.WRITTEN, rows.addAndGet(more));
    }
}
