package dev.cairn.publishing;

import dev.cairn.engine.rulebook.row.RuleFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Rule files for tests, from the text of their sheets. */
public final class TestBook {
    private TestBook() {}

    /** Sheet name with a colon, then its lines; a blank line between sheets. */
    public static List<RuleFile> files(String sheets) {
        List<RuleFile> files = new ArrayList<>();
        for (String block : sheets.strip().split("\n\\s*\n")) {
            int end = block.indexOf(":\n");
            files.add(new RuleFile(
                    block.substring(0, end).strip() + ".csv",
                    block.substring(end + 2).getBytes(StandardCharsets.UTF_8)));
        }
        return files;
    }
}
