package dev.cairn.engine.rulebook;

import dev.cairn.engine.content.Asker;
import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.learner.SkillGap;
import dev.cairn.engine.rulebook.row.Fact;
import dev.cairn.engine.word.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a learner's role needs beyond what the learner holds: the target role's needs where there is one, else the present role's. */
final class Gaps {
    private Gaps() {}

    /** Largest first, then by name; null when the role, or what it needs, is not known. */
    static @Nullable List<SkillGap> of(Learner learner, Catalog catalog) {
        String role = learner.targetRole() != null ? learner.targetRole() : learner.role();
        if (role == null) {
            return null;
        }
        Map<String, Double> needs = catalog.needs(role);
        if (needs.isEmpty()) {
            return null;
        }
        Map<String, Double> held = held(learner);
        List<SkillGap> gaps = new ArrayList<>();
        needs.forEach((skill, needed) -> {
            double level = held.getOrDefault(Word.key(skill), 0.0);
            if (needed > level) {
                gaps.add(new SkillGap(skill, needed, level));
            }
        });
        gaps.sort(Comparator.comparingDouble(SkillGap::missing).reversed().thenComparing(SkillGap::skill));
        return gaps;
    }

    static Map<String, Double> held(Learner learner) {
        Map<String, Double> held = new HashMap<>();
        if (learner.skills() != null) {
            learner.skills().forEach((skill, level) -> held.put(Word.key(skill), level.level()));
        }
        return held;
    }

    /** The learner as selectors see them. */
    static Asker asker(Learner learner, @Nullable List<SkillGap> gaps, Words words) {
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
                held(learner));
    }

    private static @Nullable String key(Fact.Kind kind, @Nullable String value, Words words) {
        return value == null ? null : words.canonical(kind, Word.key(value));
    }
}
