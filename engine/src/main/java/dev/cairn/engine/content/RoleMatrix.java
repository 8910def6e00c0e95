package dev.cairn.engine.content;

import dev.cairn.engine.word.Word;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What roles need, and on which scales. A level means something on its scale only: two are compared where both are on
 * one scale, or where the framework says which level of one is which level of the other. A level that names no scale is
 * on its skill's own.
 */
public final class RoleMatrix {
    /** No role needs anything. */
    public static final RoleMatrix EMPTY = new RoleMatrix(-1, Map.of(), Map.of(), List.of(), Map.of());

    private record Role(String name, List<Need> needs, Map<String, Double> levels) {}

    private record Pair(String from, String to) {}

    private final long version;
    private final Map<String, Role> roles = new HashMap<>();
    private final Map<String, String> ownScales = new HashMap<>();
    private final Map<Pair, NavigableMap<Double, Double>> equals = new HashMap<>();
    private final Map<String, Set<String>> related = new HashMap<>();

    /**
     * That a level of a scale is a level of another one. Between two that are said, the lower one counts; the way back
     * holds only where it is said too.
     */
    public record Equal(String scale, double level, String other, double otherLevel) {}

    /**
     * @param version of the framework that it was read from; -1 for one that was never kept
     * @param needs by role as written
     * @param ownScales by skill as written
     * @param related roles that a role is said to be near, by role
     */
    public RoleMatrix(
            long version,
            Map<String, List<Need>> needs,
            Map<String, String> ownScales,
            Collection<Equal> equals,
            Map<String, ? extends Collection<String>> related) {
        this.version = version;
        ownScales.forEach((skill, scale) -> this.ownScales.put(Word.key(skill), scale));
        equals.forEach(equal -> this.equals
                .computeIfAbsent(new Pair(Word.key(equal.scale()), Word.key(equal.other())), pair -> new TreeMap<>())
                .put(equal.level(), equal.otherLevel()));
        needs.forEach((role, needed) -> roles.put(Word.key(role), new Role(role, List.copyOf(needed), levels(needed))));
        related.forEach((role, others) -> this.related.put(
                Word.key(role), others.stream().map(Word::key).collect(Collectors.toUnmodifiableSet())));
    }

    /** Levels by skill, each on its skill's own scale. */
    static RoleMatrix of(Map<String, Map<String, Double>> levels) {
        Map<String, List<Need>> needs = new HashMap<>();
        levels.forEach((role, bySkill) -> needs.put(
                role,
                bySkill.entrySet().stream()
                        .map(need -> new Need(need.getKey(), need.getValue()))
                        .toList()));
        return new RoleMatrix(-1, needs, Map.of(), List.of(), Map.of());
    }

    /** Of a skill that is needed on several scales, the level on its own one, else on the first. */
    private Map<String, Double> levels(List<Need> needs) {
        Map<String, Double> levels = new LinkedHashMap<>();
        for (Need need : needs) {
            boolean own = scaleKey(need.skill(), need.scale()).equals(scaleKey(need.skill(), ""));
            if (own || !levels.containsKey(need.skill())) {
                levels.put(need.skill(), need.level());
            }
        }
        return Map.copyOf(levels);
    }

    public long version() {
        return version;
    }

    /** The roles that need something, as written, sorted. */
    public Collection<String> roles() {
        Set<String> names = new TreeSet<>();
        roles.values().forEach(role -> names.add(role.name()));
        return names;
    }

    /** The scales on which something is needed or a skill stands, as written where something is needed; sorted. */
    public Collection<String> scales() {
        Map<String, String> names = new HashMap<>();
        ownScales.values().forEach(scale -> names.put(Word.key(scale), scale));
        equals.keySet().forEach(pair -> names.putIfAbsent(pair.from(), pair.from()));
        roles.values().forEach(role -> role.needs().stream()
                .filter(need -> !need.scale().isEmpty())
                .forEach(need -> names.put(Word.key(need.scale()), need.scale())));
        return new TreeSet<>(names.values());
    }

    /** What a role (as written) needs; empty when it is not known. */
    public List<Need> needs(String role) {
        Role known = roles.get(Word.key(role));
        return known == null ? List.of() : known.needs();
    }

    /** Whether the framework says that the second role is near the first. */
    public boolean related(String role, String other) {
        return related.getOrDefault(Word.key(role), Set.of()).contains(Word.key(other));
    }

    Map<String, Double> levels(String role) {
        Role known = roles.get(Word.key(role));
        return known == null ? Map.of() : known.levels();
    }

    Set<String> skills() {
        Set<String> skills = new TreeSet<>();
        roles.values().forEach(role -> skills.addAll(role.levels().keySet()));
        return skills;
    }

    /** Whether two scales of a skill are one; empty stands for the skill's own. */
    public boolean same(String skill, String scale, String other) {
        return scaleKey(skill, scale).equals(scaleKey(skill, other));
    }

    /** The level on another scale of the skill; empty where the framework does not say. */
    public OptionalDouble converted(String skill, double level, String scale, String other) {
        if (same(skill, scale, other)) {
            return OptionalDouble.of(level);
        }
        NavigableMap<Double, Double> known = equals.get(new Pair(scaleKey(skill, scale), scaleKey(skill, other)));
        if (known == null) {
            return OptionalDouble.empty();
        }
        Map.Entry<Double, Double> below = known.floorEntry(level);
        return OptionalDouble.of(below == null ? 0 : below.getValue());
    }

    /** The skill's own scale, as written; empty when it has none. */
    public String own(String skill) {
        return ownScales.getOrDefault(Word.key(skill), "");
    }

    private String scaleKey(String skill, String scale) {
        return Word.key(scale.isEmpty() ? own(skill) : scale);
    }
}
