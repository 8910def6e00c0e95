package dev.cairn.imports;

import dev.cairn.imports.mapping.MappedRow;
import dev.cairn.imports.mapping.Mapping;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * In which language a file's titles and summaries are that name none: what the mapping says, or whoever imports; else the
 * one language of the row, the one in the file's name, or English. What was only assumed is told.
 */
final class FileLanguage {
    static final String DEFAULT = "en";

    /** With its country: `content_hr.csv` is more likely from Human resources than Croatian. */
    private static final Pattern IN_NAME = Pattern.compile(".*[_.-]([a-z]{2,3})[_-]([A-Z]{2})\\.[A-Za-z]+");

    private final boolean said;
    private final boolean byName;
    private final String language;
    private final Set<String> assumed = new LinkedHashSet<>();
    final Delivery delivery;

    FileLanguage(Delivery given) {
        @Nullable Mapping mapping = given.mapping();
        said = mapping == null || mapping.language() != null;
        @Nullable Mapping named = said || mapping == null ? null : named(mapping, given.name());
        byName = named != null;
        language = mapping == null
                ? DEFAULT
                : Objects.requireNonNullElse((named == null ? mapping : named).language(), DEFAULT);
        delivery = named == null ? given : new Delivery(given.name(), given.content(), named, given.dryRun());
    }

    private static @Nullable Mapping named(Mapping mapping, String file) {
        Matcher name = IN_NAME.matcher(file);
        return name.matches() ? mapping.in(name.group(1) + '-' + name.group(2)).orElse(null) : null;
    }

    /** For the texts of the row that name none. */
    String of(MappedRow row) {
        if (said) {
            return language;
        }
        List<String> own = new ArrayList<>(row.list("language"));
        own.addAll(row.list("also in"));
        // the same may have come from here: a mapping can write the file's language into the row
        if (own.size() == 1 && !own.get(0).equals(language)) {
            return own.get(0);
        }
        if (row.text("title") != null || row.text("summary") != null) {
            assumed.add(language);
        }
        return language;
    }

    /** What was assumed, in one line; null where nothing was. */
    @Nullable
    String note() {
        return assumed.isEmpty()
                ? null
                : "titles and summaries that name no language are taken to be in `" + language + "`"
                        + (byName ? ", as the file's name says" : ", as nothing says another")
                        + "; `--language` names another";
    }
}
