package dev.cairn.imports;

import dev.cairn.engine.content.Content;
import dev.cairn.engine.content.Need;
import dev.cairn.engine.learner.ExternalId;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.learner.LearnerId;
import dev.cairn.engine.rulebook.Needs;
import dev.cairn.engine.table.CsvWriting;
import dev.cairn.imports.mapping.Target;
import dev.cairn.store.Database;
import dev.cairn.store.Evidence;
import dev.cairn.store.JobRole;
import dev.cairn.store.LearnerRef;
import dev.cairn.store.Page;
import dev.cairn.store.Scale;
import dev.cairn.store.Signal;
import dev.cairn.store.Skill;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Writes what is in the store under our own headers, so that an import of the file changes nothing, and one into an empty
 * store brings all of it back. Rows come in the order of their ids. Blocking, as {@link Import}.
 */
public final class Export {
    /** Nothing of the past is written with a person. */
    private static final Needs PROFILE = new Needs(0, Needs.Ever.NOTHING, false, false);

    private static final int PAGE = 1_000;

    private final Database database;
    private final CsvWriting csv;
    private int rows;

    private Export(Database database, CsvWriting csv) {
        this.database = database;
        this.csv = csv;
    }

    /**
     * Answers with the number of rows below the header.
     *
     * @throws IOException as {@code csv} throws it
     */
    public static int write(Target target, Database database, CsvWriting csv) throws IOException {
        Export export = new Export(database, csv);
        switch (target) {
            case PEOPLE -> export.people();
            case CONTENT -> export.content();
            case SIGNALS -> export.signals();
            case SCALES -> export.scales();
            case SKILLS -> export.skills();
            case ROLES -> export.roles();
            case EVIDENCE -> export.evidence();
        }
        return export.rows;
    }

    private <T> void all(Columns<T> columns, Iterable<T> nouns) throws IOException {
        columns.writeHeader(csv);
        more(columns, nouns);
    }

    private <T> void more(Columns<T> columns, Iterable<T> nouns) throws IOException {
        for (T noun : nouns) {
            columns.write(csv, noun);
            rows++;
        }
    }

    @FunctionalInterface
    private interface Reader {
        void read(List<Learner> learners) throws IOException;
    }

    private void learners(Reader reader) throws IOException {
        @Nullable LearnerId after = null;
        boolean more = true;
        while (more) {
            Page<Learner> page = Waiting.on(database.learners().page(after, PAGE, PROFILE, Instant.EPOCH));
            reader.read(page.items());
            more = page.more();
            after = more ? page.items().get(page.items().size() - 1).id() : after;
        }
    }

    /** Read twice: first for which attributes and systems there are. */
    private void people() throws IOException {
        Set<String> attributes = new TreeSet<>();
        Set<String> systems = new TreeSet<>();
        learners(some -> some.forEach(learner -> {
            attributes.addAll(learner.profile().attributes().keySet());
            learner.externalIds().forEach(id -> systems.add(id.system()));
        }));
        Columns<Learner> columns = new Columns<Learner>()
                .add("Id", learner -> learner.id().value())
                .add("Name", Learner::name)
                .add("Role", Learner::role)
                .add("Target role", Learner::targetRole)
                .add("Department", Learner::department)
                .add("Country", Learner::country)
                .add("Manager", Learner::manager)
                .add("Manager's department", learner -> learner.profile().managerDepartment())
                .add("Language", Learner::languages)
                .add(
                        "Time zone",
                        learner ->
                                learner.zone() == null ? null : learner.zone().getId())
                .add("First day", Learner::firstDay)
                .add("Persona", learner -> learner.profile().pinnedPersona());
        attributes.forEach(name -> columns.add(
                "Attribute: " + name, learner -> learner.profile().attributes().get(name)));
        // a person may have several ids in one system: the file has a column for the first
        systems.forEach(system -> columns.add("External id: " + system, learner -> learner.externalIds().stream()
                .filter(id -> id.system().equals(system))
                .map(ExternalId::value)
                .min(Comparator.naturalOrder())
                .orElse(null)));
        columns.writeHeader(csv);
        learners(some -> more(columns, some));
    }

    private void content() throws IOException {
        List<Content> contents = Waiting.on(database.contents().load()).contents();
        all(ContentColumns.of(contents), contents);
    }

    private void signals() throws IOException {
        Columns<Signal> columns = new Columns<Signal>()
                .add("Id", Signal::id)
                .add(
                        "Person",
                        signal -> ((LearnerRef.ById) signal.learner()).id().value())
                .add("Kind", Signal::kind)
                .add("At", Signal::at)
                .add("Content", Signal::content)
                .add("Program", Signal::program)
                .add("Device", Signal::device)
                .add("Channel", Signal::channel)
                .add("Touch point", Signal::touchPoint)
                .add("Value", Signal::value)
                .add("Decision", Signal::decision)
                .add("Snooze until", Signal::snoozeUntil);
        columns.writeHeader(csv);
        String after = "";
        List<Signal> page = Waiting.on(database.signals().page(after, PAGE));
        while (!page.isEmpty()) {
            more(columns, page);
            after = page.get(page.size() - 1).id();
            page = Waiting.on(database.signals().page(after, PAGE));
        }
    }

    private void scales() throws IOException {
        record Row(Scale scale, Scale.@Nullable Level level) {}
        List<Row> all = new ArrayList<>();
        Set<String> others = new TreeSet<>();
        for (Scale scale : Waiting.on(database.framework().scales())) {
            if (scale.levels().isEmpty()) {
                all.add(new Row(scale, null));
            }
            for (Scale.Level level : scale.levels()) {
                all.add(new Row(scale, level));
                others.addAll(level.sameAs().keySet());
            }
        }
        Columns<Row> columns = new Columns<Row>()
                .add("Scale", row -> row.scale().name())
                .add("Title", row -> row.scale().title())
                .add("Lowest", row -> row.scale().lowest())
                .add("Highest", row -> row.scale().highest())
                .add("Level", row -> row.level() == null ? null : row.level().level())
                .add("Name", row -> row.level() == null ? null : row.level().name())
                .add("Meaning", row -> row.level() == null ? null : row.level().meaning());
        others.forEach(other -> columns.add(
                "Same as: " + other,
                row -> row.level() == null ? null : row.level().sameAs().get(other)));
        all(columns, all);
    }

    private void skills() throws IOException {
        List<Skill> skills = Waiting.on(database.framework().skills());
        Set<Double> levels = new TreeSet<>();
        skills.forEach(skill -> levels.addAll(skill.meanings().keySet()));
        Columns<Skill> columns = new Columns<Skill>()
                .add("Skill", Skill::name)
                .add("Code", Skill::code)
                .add("Description", Skill::description)
                .add("Family", Skill::family)
                .add("Scale", Skill::scale)
                .add("Half-life", Skill::halfLife);
        levels.forEach(level -> columns.add(
                "Meaning: " + Levels.plain(level), skill -> skill.meanings().get(level)));
        all(columns, skills);
    }

    private void roles() throws IOException {
        record Row(JobRole role, @Nullable Need need) {}
        List<Row> all = new ArrayList<>();
        for (JobRole role : Waiting.on(database.framework().roles())) {
            if (role.needs().isEmpty()) {
                all.add(new Row(role, null));
            }
            role.needs().forEach(need -> all.add(new Row(role, need)));
        }
        Columns<Row> columns = new Columns<Row>()
                .add("Role", row -> row.role().name())
                .add("Code", row -> row.role().code())
                .add("Group", row -> row.role().group())
                .add("Family", row -> row.role().family())
                .add("Description", row -> row.role().description())
                .add("Related", row -> new TreeSet<>(row.role().related()))
                .add("Skill", row -> row.need() == null ? null : row.need().skill())
                .add("Scale", row -> row.need() == null ? null : row.need().scale())
                .add("Level", row -> row.need() == null ? null : row.need().level());
        all(columns, all);
    }

    private void evidence() throws IOException {
        Columns<Evidence.Shown> columns = new Columns<Evidence.Shown>()
                .add("Person", shown -> ((LearnerRef.ById) shown.learner()).id().value())
                .add("Source", shown -> shown.evidence().source())
                .add("On", shown -> shown.evidence().on())
                .add("Weight", shown -> shown.evidence().weight())
                .add("Scale", shown -> shown.evidence().scale())
                .add("Skill", shown -> shown.evidence().skill())
                .add("Level", shown -> shown.evidence().level());
        columns.writeHeader(csv);
        List<Evidence.Shown> page = Waiting.on(database.evidence().page(null, PAGE));
        while (!page.isEmpty()) {
            more(columns, page);
            page = Waiting.on(database.evidence().page(page.get(page.size() - 1), PAGE));
        }
    }
}
