package dev.cairn.engine.rulebook;

import dev.cairn.engine.content.Bits;
import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.decision.Decision;
import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.decision.Push;
import dev.cairn.engine.decision.WhyNot;
import dev.cairn.engine.learner.JourneyEvent;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.rulebook.drools.Drl;
import dev.cairn.engine.rulebook.drools.RuleNetwork;
import dev.cairn.engine.rulebook.lint.Lint;
import dev.cairn.engine.rulebook.row.CheckedRows;
import dev.cairn.engine.rulebook.row.Fact;
import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.engine.rulebook.row.Program;
import dev.cairn.engine.rulebook.row.RuleFile;
import dev.cairn.engine.rulebook.row.Stratum;
import dev.cairn.engine.rulebook.sheet.Sheets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** All rule sheets of one version, ready to decide. Safe for use by many threads. */
public final class RuleBook {
    static final int MOST_WANTED = 1_000;

    private final long version;
    private final String hash;
    private final Workings workings;
    private final Shelves shelves;

    private RuleBook(long version, String hash, Workings workings, Shelves shelves) {
        this.version = version;
        this.hash = hash;
        this.workings = workings;
        this.shelves = shelves;
    }

    /** Reads, checks and builds. No catalogue is needed: a published book loads whatever became of the catalogue. */
    public static Compilation compile(List<RuleFile> files) {
        Sheets.Reading reading = Sheets.read(files, Drl.read(files));
        if (reading instanceof Sheets.Broken broken) {
            return new Compilation.Rejected(broken.issues());
        }
        Workings workings = Workings.of(((Sheets.Checked) reading).rows());
        RuleBook book = new RuleBook(0, BookHash.of(files), workings, workings.shelves());
        return new Compilation.Compiled(book, workings.rows().warnings());
    }

    /**
     * The rules of a book that compiles, in experts' language, by the titles of the sheets whose rows are like them.
     *
     * @throws IllegalArgumentException when the book has errors
     */
    public static Map<String, String> drl(List<RuleFile> files) {
        return Sheets.drl(files, Drl.read(files));
    }

    /** The same book under the number it was published as; 0 is never published. */
    public RuleBook numbered(long number) {
        return new RuleBook(number, hash, workings, shelves);
    }

    public long version() {
        return version;
    }

    /** SHA-256 over the files' names and bytes, hexadecimal; the order of files does not matter. */
    public String hash() {
        return hash;
    }

    public CheckedRows rows() {
        return workings.rows();
    }

    /** What of a learner's past this book reads. */
    public Needs needs() {
        return workings.needs();
    }

    /** Resolves the book's selectors over a catalogue, so that the first decision on it does not have to. */
    public void prepare(Catalog catalog) {
        shelves.of(catalog);
    }

    /** What {@link #check(Catalog, LocalDate, Collection)} says of the rows and the catalogue alone. */
    public List<Issue> check(Catalog catalog) {
        return Lint.of(rows(), catalog, null, Map.of(), Map.of());
    }

    /**
     * What an editor should know before the book goes live. Values that neither the catalogue nor the vocabulary knows
     * are errors; rows that do nothing, repeat or contradict each other, or find nothing published are warnings. A book
     * that is live already stays so, whatever the catalogue has become.
     *
     * @param today the day from which dates are past, in the book's time zone
     * @param population learners of whom facts may be unknown; empty when there are none at hand
     */
    public List<Issue> check(Catalog catalog, LocalDate today, Collection<Learner> population) {
        return Unknowns.lint(this, catalog, today, population);
    }

    public Classification classify(Learner learner, Catalog catalog, Moment moment) {
        try (Sitting sitting = sitting(learner, catalog, moment)) {
            return sitting.classify();
        }
    }

    /**
     * The ranked contents for a learner at a moment.
     *
     * @param program only the learner's journey in this program counts; null: all compete
     * @param wanted how many picks at most, 1 to 1,000
     */
    public Decision decide(Learner learner, Catalog catalog, Moment moment, @Nullable String program, int wanted) {
        return decide(learner, catalog, moment, program, wanted, Set.of());
    }

    /** @param without ids of contents that stand on the same page already: neither they nor what repeats them is picked */
    public Decision decide(
            Learner learner,
            Catalog catalog,
            Moment moment,
            @Nullable String program,
            int wanted,
            Collection<String> without) {
        try (Sitting sitting = sitting(learner, catalog, moment)) {
            Deciding deciding = sitting.deciding(shelves.of(catalog));
            deciding.leaveOut(without);
            return deciding.decide(sitting.match(), program, wanted);
        }
    }

    /** What {@link #decide} picks, without reasons and what was held back: for counting over many learners. */
    public Choice choose(Learner learner, Catalog catalog, Moment moment, @Nullable String program, int wanted) {
        try (Sitting sitting = sitting(learner, catalog, moment)) {
            return sitting.deciding(shelves.of(catalog)).choose(sitting.match(), program, wanted);
        }
    }

    /**
     * The moves of the learner's journeys that are due at the moment, in the order in which they happen. Pure: what
     * becomes of them is the caller's business.
     */
    public List<Transition> advance(Learner learner, Catalog catalog, Moment moment) {
        try (Sitting sitting = sitting(learner, catalog, moment)) {
            return sitting.advance();
        }
    }

    /**
     * How the learner's journeys went on since they were last folded: every signal and every instant at which time alone
     * moves one, in their order. Folding in two steps gives what folding in one gives.
     *
     * @param learner with the places at {@code since} and the signals before {@code events}
     * @param since up to this instant, itself included, journeys have been folded
     * @param events what happened after; those after {@code until} wait for their time
     */
    public Course fold(Learner learner, Catalog catalog, Instant since, List<JourneyEvent> events, Instant until) {
        try (RuleNetwork.Match match = workings.network().begin()) {
            return new Folding(this, learner, catalog, match, since).fold(events, until);
        }
    }

    private Sitting sitting(Learner learner, Catalog catalog, Moment moment) {
        return Sitting.of(this, workings.network(), learner, catalog, moment);
    }

    Timetable timetable() {
        return workings.timetable();
    }

    /**
     * Why a content of the catalogue is not on the learner's list. Takes milliseconds rather than microseconds, as it
     * tries changes by deciding again: not for an event loop.
     *
     * @param enough asked between tries; true ends the search, and the answer says so
     * @throws IllegalArgumentException when the catalogue has no such content
     */
    public WhyNot whyNot(
            Learner learner,
            Catalog catalog,
            Moment moment,
            @Nullable String program,
            String content,
            BooleanSupplier enough) {
        return new Question(this, program, content).answer(new Draft(learner, moment, catalog), enough);
    }

    /**
     * Whether caps let a content be pushed to the learner at the moment, through its channel, and if not, from when.
     *
     * @param program only the learner's journey in this program counts for what is mandatory; null: all
     * @throws IllegalArgumentException when the catalogue has no such content
     */
    public Push mayPush(Learner learner, Catalog catalog, Moment moment, @Nullable String program, String content) {
        return new Pushing(this, learner, catalog, program, catalog.position(content)).answer(moment);
    }

    boolean hasCaps() {
        return workings.hasCaps();
    }

    /** The contents that may be shown to a learner at a moment, whatever points rows give them. Not to be written to. */
    public Bits eligible(Learner learner, Catalog catalog, Moment moment) {
        return inside(learner, catalog, moment, null, (deciding, facts) -> deciding.eligible());
    }

    /** The inside of one decision, fired and ready to be asked; for questions. */
    <T> T inside(
            Learner learner,
            Catalog catalog,
            Moment moment,
            @Nullable String program,
            BiFunction<Deciding, Facts, T> ask) {
        try (Sitting sitting = sitting(learner, catalog, moment)) {
            Deciding deciding = sitting.deciding(shelves.of(catalog));
            deciding.fire(sitting.match(), program);
            return ask.apply(deciding, sitting.facts());
        }
    }

    /** The same book for catalogues of the past and of questions: they do not push the live one off its shelf. */
    public RuleBook aside() {
        return new RuleBook(version, hash, workings, workings.shelves());
    }

    Facts facts(Learner learner, Catalog catalog, Moment moment) {
        return new Facts(learner, catalog, moment, workings.words());
    }

    List<Fact> facts(Stratum stratum) {
        return workings.network().facts(stratum);
    }

    /** The program of that name, or null. */
    public @Nullable Program program(String name) {
        return workings.program(name);
    }
}
