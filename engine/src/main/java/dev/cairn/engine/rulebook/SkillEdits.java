package dev.cairn.engine.rulebook;

import dev.cairn.engine.content.Content;
import dev.cairn.engine.content.TaughtSkill;
import dev.cairn.engine.decision.WhyNot.Subject;
import dev.cairn.engine.learner.SkillLevel;
import dev.cairn.engine.rulebook.row.Cell;
import dev.cairn.engine.rulebook.row.Fact;
import dev.cairn.engine.word.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Skill gaps come from what a role needs and from the levels that are held: other roles, and held levels at which a gap
 * opens, closes or crosses the end of some cell.
 */
final class SkillEdits {
    private final Draft now;
    private final Content content;
    private final Map<Fact, List<Cell>> cells;
    private final boolean relative;

    /** @param relative whether some row shows what the learner's skills decide */
    SkillEdits(Draft now, Content content, Map<Fact, List<Cell>> cells, boolean relative) {
        this.now = now;
        this.content = content;
        this.cells = cells;
        this.relative = relative;
    }

    List<Edit> all() {
        Map<String, TreeSet<Double>> missing = new TreeMap<>();
        boolean any = relative;
        for (Map.Entry<Fact, List<Cell>> read : cells.entrySet()) {
            Fact fact = read.getKey();
            if (fact.kind() == Fact.Kind.SKILL_GAP) {
                any = true;
                read.getValue().forEach(cell -> FactEdits.keys(cell)
                        .forEach(key -> missing.computeIfAbsent(key, k -> new TreeSet<>())));
            } else if (fact.kind() == Fact.Kind.SKILL_GAP_LEVELS) {
                any = true;
                missing.computeIfAbsent(Word.key(String.valueOf(fact.argument())), k -> new TreeSet<>())
                        .addAll(Candidates.numbers(read.getValue(), 0));
            }
        }
        List<Edit> edits = new ArrayList<>();
        if (any) {
            List<String> roles = now.catalog.roles();
            edits.addAll(roles(roles));
            if (relative) {
                content.skills()
                        .forEach(taught -> missing.computeIfAbsent(Word.key(taught.skill()), k -> new TreeSet<>()));
                String role = now.learner.targetRole() == null ? now.learner.role() : now.learner.targetRole();
                (role == null ? Map.<String, Double>of() : now.catalog.needs(role))
                        .keySet()
                        .forEach(skill -> missing.computeIfAbsent(Word.key(skill), k -> new TreeSet<>()));
            }
            missing.forEach((skill, levels) -> edits.addAll(levels(skill, levels, roles)));
        }
        return edits;
    }

    private List<Edit> roles(List<String> roles) {
        List<Edit> edits = new ArrayList<>();
        for (Fact.Kind kind : List.of(Fact.Kind.ROLE, Fact.Kind.TARGET_ROLE)) {
            String fact = Fact.of(kind).title();
            String current = now.texts.get(fact);
            for (String role : roles) {
                if (current == null || !Word.key(current).equals(role)) {
                    edits.add(Edit.of(
                            Subject.LEARNER,
                            fact,
                            current == null ? null : Word.key(current),
                            role,
                            draft -> draft.texts.put(fact, role)));
                }
            }
            if (current != null) {
                edits.add(
                        Edit.of(Subject.LEARNER, fact, Word.key(current), null, draft -> draft.texts.put(fact, null)));
            }
        }
        return edits;
    }

    private List<Edit> levels(String skill, Set<Double> missing, List<String> roles) {
        double held = now.skills.values().stream()
                .filter(level -> Word.key(level.skill()).equals(skill))
                .mapToDouble(SkillLevel::level)
                .findFirst()
                .orElse(0);
        TreeSet<Double> levels = new TreeSet<>(List.of(0.0));
        for (String role : roles) {
            now.catalog.needs(role).forEach((name, need) -> {
                if (Word.key(name).equals(skill)) {
                    levels.add(need);
                    levels.add(need - 1);
                    missing.forEach(gap -> levels.add(need - gap));
                }
            });
        }
        if (relative) {
            for (Content other : now.catalog.contents()) {
                for (TaughtSkill taught : other.skills()) {
                    if (Word.key(taught.skill()).equals(skill)) {
                        levels.add(taught.level());
                    }
                }
            }
        }
        levels.removeIf(level -> level < 0 || level == held);
        return levels.stream()
                .sorted(Comparator.comparingDouble(level -> Math.abs(level - held)))
                .map(level -> Edit.of(
                        Subject.LEARNER,
                        "Level in " + skill,
                        Explanation.plain(held),
                        Explanation.plain(level),
                        draft -> hold(draft, skill, level)))
                .toList();
    }

    private static void hold(Draft draft, String skill, double level) {
        draft.skills.keySet().removeIf(one -> Word.key(one).equals(skill));
        draft.skills.put(skill, new SkillLevel(skill, level, "assessment", null));
    }
}
