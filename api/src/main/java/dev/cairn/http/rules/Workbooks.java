package dev.cairn.http.rules;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.rulebook.row.RuleFile;
import dev.cairn.engine.rulebook.sheet.Conversion;
import dev.cairn.engine.rulebook.sheet.Workbook;
import dev.cairn.store.Edition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rule files as workbooks and back. Slow: off the event loop. */
final class Workbooks {
    private Workbooks() {}

    /** The same book as files of one sheet each; as it is where it cannot be taken apart, and a check then says why. */
    static List<RuleFile> sheets(List<RuleFile> files) {
        return Workbook.folder(files) instanceof Conversion.Converted converted ? converted.files() : files;
    }

    /** The book's sheets as one workbook. */
    static byte[] of(String name, List<RuleFile> files, Catalog catalog, Edition edition) {
        Conversion conversion = Workbook.of(name, files, catalog, edition.origin());
        if (conversion instanceof Conversion.Converted converted) {
            return converted.files().get(0).bytes();
        }
        throw new Refusal(
                409,
                "This version does not fit into a workbook",
                "Download it as CSV files. What does not fit: "
                        + ((Conversion.Refused) conversion).issues().get(0));
    }

    static byte[] empty(String name, Catalog catalog) {
        return Workbook.empty(name, catalog).bytes();
    }

    static byte[] commented(String name, Checked found, @Nullable Edition base) {
        return Workbook.annotated(name, found.files(), found.remarks(), base == null ? null : base.origin())
                .bytes();
    }
}
