package dev.cairn.http.rules;

import dev.cairn.engine.rulebook.row.RuleFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The whole book that handed-in files make, with those that they were made from. */
final class Candidate {
    private Candidate() {}

    /**
     * A workbook is a whole book, and sheets are if their sender says so. Otherwise each takes the place of the sheet of
     * its name. Expert rules that nobody handed in stay in any case: they do not stand in a workbook. Reads workbooks: off
     * the event loop.
     */
    static List<RuleFile> of(List<RuleFile> sent, boolean whole, List<RuleFile> base) {
        boolean all = whole || sent.stream().anyMatch(file -> isWorkbook(file.name()));
        Set<String> replaced = new HashSet<>();
        sent.forEach(file -> replaced.add(sheet(file.name())));
        List<RuleFile> files = new ArrayList<>(sent);
        List<RuleFile> before = all ? base : Workbooks.sheets(base);
        for (RuleFile file : before) {
            if ((!all || isExpert(file.name())) && !replaced.contains(sheet(file.name()))) {
                files.add(file);
            }
        }
        return files;
    }

    static boolean isWorkbook(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".xlsx");
    }

    static boolean isExpert(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".drl");
    }

    /** What makes two files' names mean the same sheet; expert rules are no sheet. */
    private static String sheet(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return isExpert(lower) ? lower : lower.replaceFirst("\\.[^.]*$", "").replaceAll("[\\s_-]", "");
    }
}
