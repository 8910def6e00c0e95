package dev.cairn.engine.content;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What must come before a content, and which contents repeat one another. */
final class Sequence {
    private final List<Content> contents;
    private final Map<String, List<Integer>> dependents = new HashMap<>();
    private final Map<String, Bits> duplicates = new HashMap<>();
    private final Bits withPrerequisites;

    Sequence(List<Content> contents, Map<String, Integer> positions) {
        this.contents = contents;
        withPrerequisites = new Bits(contents.size());
        for (int i = 0; i < contents.size(); i++) {
            Content content = contents.get(i);
            if (!content.prerequisites().isEmpty()) {
                withPrerequisites.set(i);
            }
            for (String before : content.prerequisites()) {
                dependents.computeIfAbsent(before, id -> new ArrayList<>()).add(i);
            }
        }
        for (int i = 0; i < contents.size(); i++) {
            String original = original(i, positions);
            if (!original.equals(contents.get(i).id())) {
                Bits group = duplicates.computeIfAbsent(original, id -> new Bits(contents.size()));
                Integer first = positions.get(original);
                if (first != null) {
                    group.set(first);
                }
                group.set(i);
                duplicates.put(contents.get(i).id(), group);
            }
        }
    }

    /** Follows {@code duplicateOf} to its end; a circle ends at its least id. */
    private String original(int position, Map<String, Integer> positions) {
        List<String> seen = new ArrayList<>();
        Content content = contents.get(position);
        while (content.duplicateOf() != null) {
            if (seen.contains(content.id())) {
                return seen.subList(seen.indexOf(content.id()), seen.size()).stream()
                        .min(String::compareTo)
                        .orElseThrow();
            }
            seen.add(content.id());
            Integer next = positions.get(content.duplicateOf());
            if (next == null) {
                return content.duplicateOf();
            }
            content = contents.get(next);
        }
        return content.id();
    }

    /** Contents with a prerequisite that is not completed. Costs what the completed ones lead to, not the catalogue. */
    Bits unmet(Set<String> completed) {
        Bits unmet = withPrerequisites.copy();
        met(completed, unmet);
        return unmet;
    }

    /** Contents whose prerequisites, of which there are some, are all completed. */
    Bits next(Set<String> completed) {
        Bits next = withPrerequisites.copy();
        return next.andNot(unmet(completed));
    }

    private void met(Set<String> completed, Bits unmet) {
        if (dependents.isEmpty()) {
            return;
        }
        for (String id : completed) {
            for (int position : dependents.getOrDefault(id, List.of())) {
                if (completed.containsAll(contents.get(position).prerequisites())) {
                    unmet.clear(position);
                }
            }
        }
    }

    /** The other contents of the groups to which these belong. */
    Bits repeating(Collection<String> ids) {
        Bits found = new Bits(contents.size());
        if (!duplicates.isEmpty()) {
            for (String id : ids) {
                Bits group = duplicates.get(id);
                if (group != null) {
                    found.or(group);
                }
            }
        }
        return found;
    }

    boolean hasPrerequisites() {
        return !dependents.isEmpty();
    }

    boolean hasDuplicates() {
        return !duplicates.isEmpty();
    }
}
