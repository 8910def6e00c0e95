package dev.cairn.imports;

import dev.cairn.imports.mapping.Target;
import dev.cairn.store.Contents;
import dev.cairn.store.Evidence;
import dev.cairn.store.Framework;
import dev.cairn.store.FrameworkSaved;
import dev.cairn.store.JobRole;
import dev.cairn.store.Scale;
import dev.cairn.store.Skill;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Brings scales, skills, roles and what people hold into the store, each file all or nothing. Blocking, as {@link Import}. */
public final class FrameworkImport {
    private final Framework framework;
    private final Progress progress;

    public FrameworkImport(Framework framework, Progress progress) {
        this.framework = framework;
        this.progress = progress;
    }

    /** @throws IOException as the delivery's stream throws it */
    public Report scales(Delivery delivery) throws IOException {
        Gathering gathering = new Gathering(Target.SCALES, delivery, progress);
        ScaleRows rows = new ScaleRows(Waiting.on(framework.scales()), gathering);
        gathering.read(rows::add);
        return report(gathering, Waiting.on(framework.saveScales(rows.scales(), gathering.isTry())));
    }

    /** @throws IOException as the delivery's stream throws it */
    public Report skills(Delivery delivery) throws IOException {
        Gathering gathering = new Gathering(Target.SKILLS, delivery, progress);
        List<Skill> known = Waiting.on(framework.skills());
        SkillRows rows = new SkillRows(known, levels(known, gathering));
        Places places = new Places(gathering, "skill");
        Twins twins = new Twins(gathering, "skill", 2);
        gathering.read(row -> {
            if (places.isNew(row)) {
                rows.add(row);
                twins.add(Objects.requireNonNull(row.text("skill")), row.place());
            }
        });
        twins.report(known.stream().map(Skill::name).toList());
        return report(gathering, Waiting.on(framework.saveSkills(rows.skills(), gathering.isTry())));
    }

    /** @throws IOException as the delivery's stream throws it */
    public Report roles(Delivery delivery) throws IOException {
        Gathering gathering = new Gathering(Target.ROLES, delivery, progress);
        List<Skill> skills = Waiting.on(framework.skills());
        List<JobRole> known = Waiting.on(framework.roles());
        RoleRows rows = new RoleRows(known, levels(skills, gathering), gathering);
        gathering.read(rows::add);
        List<JobRole> roles = rows.roles();
        Set<String> names = new HashSet<>();
        skills.forEach(skill -> names.add(skill.name()));
        known.forEach(role -> role.needs().forEach(need -> names.add(need.skill())));
        rows.skills.report(names);
        rows.names.report(rows.known());
        String summary = rows.summary();
        if (summary != null) {
            gathering.note(summary);
        }
        return report(gathering, Waiting.on(framework.saveRoles(roles, gathering.isTry())));
    }

    /** @throws IOException as the delivery's stream throws it */
    public Report evidence(Evidence evidence, Contents contents, Delivery delivery) throws IOException {
        Gathering gathering = new Gathering(Target.EVIDENCE, delivery, progress);
        List<Skill> skills = Waiting.on(framework.skills());
        KnownWords known = KnownWords.skills(gathering, () -> Waiting.on(contents.load()), () -> skills);
        EvidenceRows rows = new EvidenceRows(levels(skills, gathering), known, gathering);
        gathering.read(rows::add);
        Evidence.Saved saved = Waiting.on(evidence.saveAll(rows.shown(), gathering.isTry(), Import.written(progress)));
        if (saved instanceof Evidence.Saved.Kept kept) {
            return gathering.report(kept.added(), kept.changed(), kept.unchanged(), 0);
        }
        rows.unknown(((Evidence.Saved.Unknown) saved).refs());
        return gathering.report(0, 0, 0, 0);
    }

    private Levels levels(List<Skill> skills, Gathering gathering) {
        List<Scale> scales = Waiting.on(framework.scales());
        return new Levels(scales, skills, gathering);
    }

    private static Report report(Gathering gathering, FrameworkSaved saved) {
        return gathering.report(saved.added(), saved.changed(), saved.unchanged(), 0);
    }
}
