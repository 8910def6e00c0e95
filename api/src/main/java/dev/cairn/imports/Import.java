package dev.cairn.imports;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.content.Content;
import dev.cairn.engine.rulebook.RuleBook;
import dev.cairn.engine.table.Position;
import dev.cairn.imports.mapping.Finding;
import dev.cairn.imports.mapping.MappedRow;
import dev.cairn.imports.mapping.RowPlace;
import dev.cairn.imports.mapping.Target;
import dev.cairn.journeys.Recording;
import dev.cairn.store.Contents;
import dev.cairn.store.ContentsSaved;
import dev.cairn.store.KeptContent;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Brings a file into the store, all or nothing. A file with an error is tried to its end all the same, so that the report names every error at
 * once. Each verb blocks: call it on a worker thread.
 */
public final class Import {
    private static final int AT_ONCE = 1_000;

    private Import() {}

    /** @throws IOException as the delivery's stream throws it */
    public static Report people(Learners learners, Delivery delivery, Roster roster, Progress progress)
            throws IOException {
        Gathering gathering = new Gathering(Target.PEOPLE, delivery, progress);
        Places places = new Places(gathering);
        List<Person> people = new ArrayList<>();
        gathering.read(row -> {
            if (places.isNew(row)) {
                people.add(PersonRows.person(row));
            }
        });
        PeopleSaved saved = Waiting.on(learners.saveAll(people, roster, gathering.isTry(), written(progress)));
        if (saved instanceof PeopleSaved.ExternalIdTaken taken) {
            gathering.find(places.error(
                    taken.person().value(),
                    "external id: " + taken.id().system(),
                    "`" + taken.id().value() + "` in `" + taken.id().system() + "` is `" + taken.holder()
                            + "` already"));
        } else if (saved instanceof PeopleSaved.TooManyLeaving leaving) {
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

    /** @throws IOException as the delivery's stream throws it */
    public static Report content(Contents contents, Delivery delivery, Progress progress) throws IOException {
        Gathering gathering = new Gathering(Target.CONTENT, delivery, progress);
        Places places = new Places(gathering);
        List<MappedRow> rows = new ArrayList<>();
        gathering.read(row -> {
            if (places.isNew(row)) {
                rows.add(row);
            }
        });
        List<Content> merged = inSequence(contents, rows, merged(contents, rows, delivery, gathering), gathering);
        ContentsSaved saved = Waiting.on(contents.saveAll(merged, gathering.isTry(), written(progress)));
        if (saved instanceof ContentsSaved.Saved all) {
            return gathering.report(all.added(), all.changed(), all.unchanged(), 0);
        } else if (saved instanceof ContentsSaved.ExternalIdTaken taken) {
            gathering.find(places.error(
                    taken.content(),
                    "external id: " + taken.system(),
                    "`" + taken.value() + "` in `" + taken.system() + "` is `" + taken.holder() + "` already"));
        }
        return gathering.report(0, 0, 0, 0);
    }

    private static List<Content> inSequence(
            Contents contents, List<MappedRow> rows, List<Content> merged, Gathering gathering) {
        if (rows.stream().allMatch(row -> row.list("sequence").isEmpty())) {
            return merged;
        }
        Sequences sequences = new Sequences(Waiting.on(contents.load()), merged, gathering);
        rows.forEach(sequences::add);
        return sequences.contents();
    }

    private static List<Content> merged(
            Contents contents, List<MappedRow> rows, Delivery delivery, Gathering gathering) {
        ContentRows nouns = new ContentRows(
                delivery.mapping() == null ? "en" : delivery.mapping().language());
        List<Content> merged = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += AT_ONCE) {
            List<MappedRow> some = rows.subList(from, Math.min(from + AT_ONCE, rows.size()));
            Map<String, KeptContent> kept = Waiting.on(contents.read(some.stream()
                    .map(row -> Objects.requireNonNull(row.text("id")))
                    .toList()));
            for (MappedRow row : some) {
                KeptContent known = kept.get(Objects.requireNonNull(row.text("id")));
                Content before = known == null ? null : known.content();
                Content content = nouns.content(row, before);
                if (content == null) {
                    gathering.find(ContentRows.incomplete(row, before));
                } else {
                    merged.add(content);
                }
            }
        }
        return merged;
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
        gathering.read(row -> {
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
            if (outcome.isRefused() && !(stopped && Refusals.isOfSomebodyUnknown(outcome))) {
                gathering.find(Refusals.finding(outcome, signals.get(i), places.get(i)));
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
