package dev.cairn.imports;

import dev.cairn.engine.word.Nearest;
import dev.cairn.engine.word.Word;
import dev.cairn.imports.mapping.RowPlace;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Names that may be the same one, written twice. Both are kept: a person decides. */
final class Twins {
    private final Gathering gathering;
    private final String field;
    private final int most;
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, RowPlace> places = new LinkedHashMap<>();

    /** @param most how many letters two names may differ by */
    Twins(Gathering gathering, String field, int most) {
        this.gathering = gathering;
        this.field = field;
        this.most = most;
    }

    void add(String name, RowPlace place) {
        String key = Word.key(name);
        names.putIfAbsent(key, name);
        places.putIfAbsent(key, place);
    }

    int size() {
        return names.size();
    }

    /** @param known names that were there before the file */
    void report(Collection<String> known) {
        Set<String> all = new LinkedHashSet<>(known);
        all.addAll(names.values());
        Set<String> told = new HashSet<>();
        names.forEach((key, name) -> {
            String twin = Nearest.twin(name, all, most);
            if (twin != null && told.add(pair(key, Word.key(twin)))) {
                gathering.find(Objects.requireNonNull(places.get(key))
                        .warning(field, "`" + name + "` is nearly `" + twin + "`: if they are one, write them alike"));
            }
        });
    }

    private static String pair(String one, String other) {
        return one.compareTo(other) < 0 ? one + '\n' + other : other + '\n' + one;
    }
}
