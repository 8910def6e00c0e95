package dev.cairn.publishing;

import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.engine.rulebook.row.Place;
import dev.cairn.engine.rulebook.row.RuleFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What the files of a book may be called: they are written to folders again, on whatever system. */
final class FileNames {
    private static final int MOST = 200;
    private static final int LONGEST = 200;
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N} ._()+&',-]*");

    private FileNames() {}

    /** Errors of the names alone, sorted. */
    static List<Issue> issues(List<RuleFile> files) {
        List<Issue> issues = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (RuleFile file : files) {
            String name = file.name();
            if (name.length() > LONGEST || !PLAIN.matcher(name).matches() || name.endsWith(".")) {
                issues.add(Issue.error(Place.of(printable(name), "", 0), printable(name), "a file cannot be called so")
                        .expecting("at most 200 letters, digits and blanks, such as `content-rules.csv`; no folders"));
            } else if (!seen.add(name.toLowerCase(Locale.ROOT))) {
                issues.add(Issue.error(Place.of(name, "", 0), name, "two files have this name"));
            }
        }
        if (files.size() > MOST) {
            issues.add(Issue.error(Place.of("", "", 0), null, "the book has " + files.size() + " files")
                    .expecting("at most " + MOST));
        }
        issues.sort(null);
        return issues;
    }

    /** For the eyes of whoever sent it: what does not show itself is shown as a question mark. */
    private static String printable(String name) {
        String cut = name.length() > LONGEST ? name.substring(0, LONGEST) + "..." : name;
        return cut.replaceAll("[^\\p{L}\\p{M}\\p{N}\\p{P}\\p{S} ]", "?");
    }
}
