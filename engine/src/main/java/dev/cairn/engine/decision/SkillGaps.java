package dev.cairn.engine.decision;

import dev.cairn.engine.content.Bits;
import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.content.Content;
import dev.cairn.engine.content.ContentField;
import dev.cairn.engine.content.ContentStatus;
import dev.cairn.engine.content.Need;
import dev.cairn.engine.content.RoleMatrix;
import dev.cairn.engine.content.TaughtSkill;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.learner.SkillGap;
import dev.cairn.engine.learner.SkillGap.Basis;
import dev.cairn.engine.learner.SkillLevel;
import dev.cairn.engine.word.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** A learner beside the needs of roles. */
public final class SkillGaps {
    private static final Comparator<SkillGap> LARGEST_FIRST = Comparator.comparingDouble(SkillGap::missing)
            .reversed()
            .thenComparing(SkillGap::skill)
            .thenComparing(SkillGap::scale);

    private SkillGaps() {}

    /**
     * A role beside what the learner holds.
     *
     * @param role as written
     * @param missing the mean, over the role's needs, of the share that is missing: 0 none, 1 all; it has no scale
     * @param gaps how many needs are not met
     * @param needs how many there are
     * @param related whether the framework says that it is near the learner's role
     */
    public record Adjacent(String role, double missing, int gaps, int needs, boolean related) {}

    /** The role that counts: the one aimed at, else the present one; null when neither is known. */
    public static @Nullable String role(Learner learner) {
        return learner.targetRole() != null ? learner.targetRole() : learner.role();
    }

    /** What the learner's role needs beyond what he holds, largest first; null when the role, or what it needs, is unknown. */
    public static @Nullable List<SkillGap> of(Learner learner, Catalog catalog) {
        String role = role(learner);
        List<SkillGap> all = role == null ? List.of() : all(learner, role, catalog);
        return all.isEmpty()
                ? null
                : all.stream().filter(gap -> gap.missing() > 0).toList();
    }

    /** Every need of a role beside what the learner holds, met ones too, largest gap first; empty for an unknown role. */
    public static List<SkillGap> all(Learner learner, String role, Catalog catalog) {
        return all(held(learner), role, catalog.matrix());
    }

    private static List<SkillGap> all(Map<String, List<SkillLevel>> held, String role, RoleMatrix matrix) {
        List<SkillGap> all = new ArrayList<>();
        for (Need need : matrix.needs(role)) {
            all.add(gap(need, held.getOrDefault(Word.key(need.skill()), List.of()), matrix));
        }
        all.sort(LARGEST_FIRST);
        return all;
    }

    /** Other roles, the nearest first. */
    public static List<Adjacent> adjacent(Learner learner, Catalog catalog, int most) {
        RoleMatrix matrix = catalog.matrix();
        Map<String, List<SkillLevel>> held = held(learner);
        String present = learner.role() == null ? "" : learner.role();
        List<Adjacent> roles = new ArrayList<>();
        for (String role : matrix.roles()) {
            if (!Word.key(role).equals(Word.key(present))) {
                roles.add(adjacent(role, all(held, role, matrix), matrix.related(present, role)));
            }
        }
        roles.sort(Comparator.comparingDouble(Adjacent::missing).thenComparing(Adjacent::role));
        return roles.subList(0, Math.min(most, roles.size()));
    }

    /**
     * The published contents that teach the skill beyond what is held: those that reach the needed level first, the
     * nearest above it before others; then those that come nearest to it.
     *
     * @param among where it may be shown to the learner; null: whatever is published
     */
    public static List<Content> closing(SkillGap gap, Catalog catalog, @Nullable Bits among, int most) {
        Bits found = catalog.with(ContentField.SKILL, Word.key(gap.skill())).copy();
        found.and(catalog.status(ContentStatus.PUBLISHED));
        if (among != null) {
            found.and(among);
        }
        record Teaching(Content content, double level) {}
        List<Teaching> teaching = new ArrayList<>();
        found.forEach(position -> {
            Content content = catalog.contents().get(position);
            double level = taught(content, gap, catalog.matrix());
            if (level > gap.held()) {
                teaching.add(new Teaching(content, level));
            }
        });
        teaching.sort(Comparator.comparing((Teaching one) -> one.level() < gap.needed())
                .thenComparingDouble(one -> Math.abs(one.level() - gap.needed()))
                .thenComparing(one -> one.content().id()));
        return teaching.stream().limit(most).map(Teaching::content).toList();
    }

    /** On the gap's scale; 0 where it cannot be compared. Contents teach on the skill's own scale. */
    private static double taught(Content content, SkillGap gap, RoleMatrix matrix) {
        double level = 0;
        for (TaughtSkill taught : content.skills()) {
            if (Word.key(taught.skill()).equals(Word.key(gap.skill()))) {
                level = Math.max(
                        level,
                        matrix.converted(gap.skill(), taught.level(), "", gap.scale())
                                .orElse(0));
            }
        }
        return level;
    }

    private static Adjacent adjacent(String role, List<SkillGap> needs, boolean related) {
        double sum = 0;
        int gaps = 0;
        for (SkillGap need : needs) {
            sum += Math.max(0, need.missing()) / need.needed();
            gaps += need.missing() > 0 ? 1 : 0;
        }
        return new Adjacent(role, needs.isEmpty() ? 0 : sum / needs.size(), gaps, needs.size(), related);
    }

    private static Map<String, List<SkillLevel>> held(Learner learner) {
        Map<String, List<SkillLevel>> held = new HashMap<>();
        if (learner.skills() != null) {
            learner.skills().values().forEach(level -> held.computeIfAbsent(
                            Word.key(level.skill()), key -> new ArrayList<>(1))
                    .add(level));
            held.values().forEach(levels -> levels.sort(Comparator.comparing(SkillLevel::key)));
        }
        return held;
    }

    /** Evidence on the need's own scale decides; else the best that can be converted. */
    private static SkillGap gap(Need need, List<SkillLevel> levels, RoleMatrix matrix) {
        SkillLevel best = null;
        double held = 0;
        for (SkillLevel level : levels) {
            if (matrix.same(need.skill(), level.scale(), need.scale())) {
                return new SkillGap(need.skill(), need.scale(), need.level(), level.level(), Basis.EVIDENCE, level);
            }
            OptionalDouble converted = matrix.converted(need.skill(), level.level(), level.scale(), need.scale());
            if (converted.isPresent() && (best == null || converted.getAsDouble() > held)) {
                best = level;
                held = converted.getAsDouble();
            }
        }
        if (best != null) {
            return new SkillGap(need.skill(), need.scale(), need.level(), held, Basis.CONVERTED, best);
        }
        return levels.isEmpty()
                ? new SkillGap(need.skill(), need.scale(), need.level(), 0, Basis.NO_EVIDENCE, null)
                : new SkillGap(need.skill(), need.scale(), need.level(), 0, Basis.OTHER_SCALE, levels.get(0));
    }
}
