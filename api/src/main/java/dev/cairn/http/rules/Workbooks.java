package dev.cairn.http.rules;

import dev.cairn.engine.rulebook.row.RuleFile;
import java.util.List;

/** Rule files as workbooks and back. Slow: off the event loop. */
final class Workbooks {
    private Workbooks() {}

    /** The same book as files of one sheet each. */
    static List<RuleFile> sheets(List<RuleFile> files) {
        return files;
    }
}
