package dev.cairn.imports;

import dev.cairn.engine.content.Need;
import dev.cairn.engine.word.Word;
import dev.cairn.imports.mapping.Finding;
import dev.cairn.imports.mapping.MappedRow;
import dev.cairn.imports.mapping.RowPlace;
import dev.cairn.store.JobRole;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Rows as roles. A role that the file names with skills needs, on the scales that the file speaks of, just what the file
 * says; on other scales what it needed before.
 */
final class RoleRows {
    private record Stated(Need need, int row) {}

    private record Code(String role, String code, RowPlace place) {}

    private final class Role {
        private JobRole described;
        private final Map<String, Stated> needs = new LinkedHashMap<>();
        private final Set<String> scales = new HashSet<>();
        private @Nullable Set<String> related;

        Role(JobRole described) {
            this.described = described;
        }
    }

    private final Map<String, JobRole> before = new HashMap<>();
    private final Map<String, String> namesByCode = new HashMap<>();
    private final Map<String, Role> roles = new LinkedHashMap<>();
    private final List<Code> relatedCodes = new ArrayList<>();
    private final Levels levels;
    private final Gathering gathering;
    final Twins skills;
    final Twins names;
    private int repeated;

    RoleRows(Collection<JobRole> known, Levels levels, Gathering gathering) {
        known.forEach(role -> {
            before.put(Word.key(role.name()), role);
            if (role.code() != null) {
                namesByCode.put(role.code(), role.name());
            }
        });
        this.levels = levels;
        this.gathering = gathering;
        skills = new Twins(gathering, "skill", 2);
        // junior and senior differ by two letters
        names = new Twins(gathering, "role", 1);
    }

    void add(MappedRow row) {
        @Nullable String name = name(row);
        if (name == null) {
            return;
        }
        Role role = roles.computeIfAbsent(Word.key(name), key -> {
            names.add(name, row.place());
            return new Role(before.getOrDefault(key, new JobRole(name, null, null, null, null, Set.of(), List.of())));
        });
        describe(role, row);
        String scale = levels.scale(row.text("scale"));
        @Nullable String skill = row.text("skill");
        @Nullable String level = row.text("level");
        if (skill != null && level != null) {
            need(role, skill, level, scale, row, "level");
        } else if (skill != null || level != null) {
            gathering.find(row.place()
                    .error(
                            skill == null ? "skill" : "level",
                            skill == null ? "the row has a level, but no skill" : "the row has a skill, but no level"));
        }
        row.values().forEach((key, values) -> {
            if (key.startsWith("need: ")) {
                String needed = key.substring("need: ".length());
                role.scales.add(Word.key(scale));
                values.forEach(value -> need(role, needed, value, scale, row, key));
            }
        });
    }

    private @Nullable String name(MappedRow row) {
        @Nullable String name = row.text("role");
        @Nullable String code = row.text("code");
        if (name == null && code == null) {
            gathering.find(row.place().error("role", "the row says neither `role` nor `code`"));
        } else if (name == null && !namesByCode.containsKey(code)) {
            gathering.find(row.place()
                    .error("code", "there is no role of the code `" + code + "`")
                    .expecting("one that was imported before, or a `role`"));
        } else if (name == null) {
            return namesByCode.get(code);
        } else if (code != null) {
            @Nullable String other = namesByCode.put(code, name);
            if (other != null && !Word.key(other).equals(Word.key(name))) {
                gathering.find(row.place().error("code", "`" + code + "` is the role `" + other + "` already"));
                return null;
            }
        }
        return name;
    }

    private void describe(Role role, MappedRow row) {
        JobRole known = role.described;
        role.described = new JobRole(
                known.name(),
                row.text("code") == null ? known.code() : row.text("code"),
                row.has("group") ? row.text("group") : known.group(),
                row.has("family") ? row.text("family") : known.family(),
                row.has("description") ? row.text("description") : known.description(),
                known.related(),
                known.needs());
        if (row.has("related") || row.has("related code")) {
            role.related = role.related == null ? new TreeSet<>() : role.related;
            role.related.addAll(row.list("related"));
            row.list("related code").forEach(code -> relatedCodes.add(new Code(known.name(), code, row.place())));
        }
    }

    private void need(Role role, String skill, String text, String scale, MappedRow row, String field) {
        skills.add(skill, row.place());
        role.scales.add(Word.key(scale));
        levels.level(text, scale.isEmpty() ? levels.own(skill) : scale, row.place(), field)
                .ifPresent(level -> {
                    Stated stated = new Stated(
                            new Need(skill, level, scale), row.place().at().row());
                    Stated first = role.needs.putIfAbsent(Word.key(skill) + '\n' + Word.key(scale), stated);
                    if (first != null && first.need().level() == level) {
                        repeated++;
                        gathering.find(Finding.warning(
                                row.place().at(),
                                "the row repeats row " + first.row() + ": `" + role.described.name() + "` needs `"
                                        + skill + "` at " + Levels.plain(level)));
                    } else if (first != null) {
                        gathering.find(row.place()
                                .error(
                                        field,
                                        "row " + first.row() + " says that `" + role.described.name() + "` needs `"
                                                + skill + "` at "
                                                + Levels.plain(first.need().level())));
                    }
                });
    }

    /** The roles that the file names, once all rows are added. */
    List<JobRole> roles() {
        for (Code code : relatedCodes) {
            @Nullable String name = namesByCode.get(code.code());
            Role role = roles.get(Word.key(code.role()));
            if (name == null) {
                gathering.find(code.place()
                        .error("related code", "there is no role of the code `" + code.code() + "`")
                        .expecting("one of this file, or one that was imported before"));
            } else if (role != null && role.related != null) {
                role.related.add(name);
            }
        }
        return roles.values().stream().map(RoleRows::merged).toList();
    }

    private static JobRole merged(Role role) {
        JobRole known = role.described;
        List<Need> needs = new ArrayList<>();
        for (Need need : known.needs()) {
            if (!role.scales.contains(Word.key(need.scale()))) {
                needs.add(need);
            }
        }
        // a level of 0 is no need
        role.needs.values().stream()
                .map(Stated::need)
                .filter(need -> need.level() > 0)
                .forEach(needs::add);
        return new JobRole(
                known.name(),
                known.code(),
                known.group(),
                known.family(),
                known.description(),
                role.related == null ? known.related() : role.related,
                needs);
    }

    /** What there is in the file, in one line; null where it says nothing of skills. */
    @Nullable
    String summary() {
        if (skills.size() == 0) {
            return null;
        }
        Set<String> groups = new HashSet<>();
        int needs = 0;
        for (Role role : roles.values()) {
            groups.add(Word.key(role.described.group() == null ? role.described.name() : role.described.group()));
            needs += (int) role.needs.values().stream()
                    .filter(stated -> stated.need().level() > 0)
                    .count();
        }
        return Report.counted(roles.size(), "role")
                + (groups.size() == roles.size() ? "" : " of " + Report.counted(groups.size(), "group"))
                + (roles.size() == 1 ? " needs " : " need ")
                + Report.counted(needs, "level") + " of " + Report.counted(skills.size(), "skill")
                + (repeated == 0
                        ? ""
                        : "; " + Report.counted(repeated, "row") + (repeated == 1 ? " repeats" : " repeat")
                                + " another");
    }

    Collection<String> known() {
        return before.values().stream().map(JobRole::name).toList();
    }
}
