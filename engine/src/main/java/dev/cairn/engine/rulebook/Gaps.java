package dev.cairn.engine.rulebook;

import dev.cairn.engine.content.Asker;
import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.content.RoleMatrix;
import dev.cairn.engine.decision.SkillGaps;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.learner.SkillGap;
import dev.cairn.engine.learner.SkillLevel;
import dev.cairn.engine.rulebook.row.Fact;
import dev.cairn.engine.word.Word;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a learner's role needs beyond what the learner holds, as facts and selectors see it. */
final class Gaps {
    private Gaps() {}

    /** Largest first, then by name; null when the role, or what it needs, is not known. */
    static @Nullable List<SkillGap> of(Learner learner, Catalog catalog) {
        return SkillGaps.of(learner, catalog);
    }

    /** By skill: on the skill's own scale, to which what contents teach refers; else what can be converted to it. */
    static Map<String, Double> held(Learner learner, Catalog catalog) {
        Map<String, Double> held = new HashMap<>();
        if (learner.skills() != null) {
            RoleMatrix matrix = catalog.matrix();
            Set<String> own = new HashSet<>();
            for (SkillLevel level : learner.skills().values()) {
                String skill = Word.key(level.skill());
                if (matrix.same(skill, level.scale(), "")) {
                    own.add(skill);
                    held.put(skill, level.level());
                } else if (!own.contains(skill)) {
                    matrix.converted(skill, level.level(), level.scale(), "")
                            .ifPresent(converted -> held.merge(skill, converted, Math::max));
                }
            }
        }
        return held;
    }

    /** The learner as selectors see them. */
    static Asker asker(Learner learner, Catalog catalog, @Nullable List<SkillGap> gaps, Words words) {
        Set<String> names = null;
        if (gaps != null) {
            names = new HashSet<>();
            for (SkillGap gap : gaps) {
                names.add(Word.key(gap.skill()));
            }
        }
        return new Asker(
                key(Fact.Kind.DEPARTMENT, learner.department(), words),
                key(Fact.Kind.ROLE, learner.role(), words),
                key(Fact.Kind.COUNTRY, learner.country(), words),
                key(Fact.Kind.DEPARTMENT, learner.profile().managerDepartment(), words),
                names,
                gaps == null || gaps.isEmpty() ? null : Word.key(gaps.get(0).skill()),
                held(learner, catalog));
    }

    private static @Nullable String key(Fact.Kind kind, @Nullable String value, Words words) {
        return value == null ? null : words.canonical(kind, Word.key(value));
    }
}
