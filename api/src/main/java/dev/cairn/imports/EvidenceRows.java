package dev.cairn.imports;

import dev.cairn.engine.word.Word;
import dev.cairn.imports.mapping.MappedRow;
import dev.cairn.imports.mapping.RowPlace;
import dev.cairn.store.Evidence.Shown;
import dev.cairn.store.LearnerRef;
import dev.cairn.store.SkillEvidence;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rows as evidence that people hold skills, one a row or one a column. */
final class EvidenceRows {
    private static final String SELF = "self";

    private record Key(LearnerRef learner, String skill, String scale, String source) {}

    private final Levels levels;
    private final KnownWords skills;
    private final KnownWords sources;
    private final Gathering gathering;
    private final List<Shown> shown = new ArrayList<>();
    private final Map<Key, RowPlace> first = new HashMap<>();
    private final Map<LearnerRef, RowPlace> places = new HashMap<>();

    EvidenceRows(Levels levels, KnownWords skills, Gathering gathering) {
        this.levels = levels;
        this.skills = skills;
        sources = new KnownWords(
                gathering,
                SkillEvidence.WEIGHTS::keySet,
                "is none of the sources that have a weight of their own: it weighs " + SkillEvidence.WEIGHT);
        this.gathering = gathering;
    }

    void add(MappedRow row) {
        LearnerRef learner = SignalRows.learner(row);
        places.putIfAbsent(learner, row.place());
        String scale = levels.scale(row.text("scale"));
        @Nullable String skill = row.text("skill");
        @Nullable String level = row.text("level");
        if (skill != null && level != null) {
            add(row, learner, skill, level, scale, "level");
        } else if (skill != null || level != null) {
            gathering.find(row.place()
                    .error(
                            skill == null ? "skill" : "level",
                            skill == null ? "the row has a level, but no skill" : "the row has a skill, but no level"));
        }
        row.arguments("held").forEach((held, text) -> add(row, learner, held, text, scale, "held: " + held));
    }

    private void add(MappedRow row, LearnerRef learner, String skill, String text, String scale, String field) {
        String source = row.text("source") == null ? SELF : Word.key(Objects.requireNonNull(row.text("source")));
        RowPlace before = first.putIfAbsent(new Key(learner, Word.key(skill), Word.key(scale), source), row.place());
        if (before != null) {
            gathering.find(row.place()
                    .error(
                            field,
                            "row " + before.at().row() + " says already what `" + learner + "` holds of `" + skill
                                    + "`"));
            return;
        }
        skills.check(skill, row.place(), field);
        @Nullable String weight = row.text("weight");
        if (weight == null) {
            sources.check(source, row.place(), "source");
        }
        levels.level(text, scale.isEmpty() ? levels.own(skill) : scale, row.place(), field)
                .ifPresent(level -> shown.add(new Shown(
                        learner,
                        new SkillEvidence(
                                skill,
                                level,
                                source,
                                LocalDate.parse(Objects.requireNonNull(row.text("on"))),
                                weight == null ? SkillEvidence.weight(source) : Integer.parseInt(weight),
                                scale))));
    }

    List<Shown> shown() {
        return List.copyOf(shown);
    }

    void unknown(Collection<LearnerRef> refs) {
        refs.forEach(ref -> gathering.find(Refusals.nobody(ref, Objects.requireNonNull(places.get(ref)))));
    }
}
