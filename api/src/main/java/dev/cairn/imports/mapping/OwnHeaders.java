package dev.cairn.imports.mapping;

import dev.cairn.engine.table.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The mapping of a file that was filled in under our own headers: each column is the field it is named after. Where a
 * header is wrong, that of the others.
 */
final class OwnHeaders {
    private OwnHeaders() {}

    static Mapping mapping(Target target, Line header, Consumer<Finding> findings) {
        List<Finding> found = new ArrayList<>();
        MappingRows rows = new MappingRows(found);
        rows.add(MappingRows.Entry.setting(header.at(), "import", target.word()));
        if (target == Target.SIGNALS) {
            rows.add(MappingRows.Entry.setting(header.at(), "source", "cairn"));
        }
        for (int column = 1; column <= header.values().size(); column++) {
            String title = header.value(column).text().strip();
            if (!title.isEmpty()) {
                rows.addField(MappingRows.Entry.ownColumn(header.at(column), title));
            }
        }
        Mapping.Reading reading = rows.end(header.at());
        // the column's own header is what is wrong: there is no other to name
        found.forEach(finding -> findings.accept(finding.in(finding.at(), null, finding.text())));
        return reading instanceof Mapping.Reading.Read read ? read.mapping() : rows.understood(target);
    }
}
