package dev.cairn.engine.table;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/**
 * What a workbook consists of.
 *
 * @param sheets its worksheets in order; charts and dialogs are none
 * @param styles the part that describes cell styles, if any
 * @param texts the part that holds shared texts, if any
 * @param from1904 whether days are counted from 1904, not 1900
 */
record WorkbookParts(
        List<Sheet> sheets,
        @Nullable String styles,
        @Nullable String texts,
        boolean from1904) {

    /** A worksheet and its part. */
    record Sheet(String name, String part, boolean hidden) {}

    private record Relation(String type, String target) {}

    static WorkbookParts of(Position file, Archive archive) {
        refuseMacros(file, archive);
        String workbook = archive.has("_rels/.rels") ? mainPart(file, archive) : "";
        if (workbook.isEmpty()) {
            throw notAWorkbook(file);
        }
        Map<String, Relation> relations = relations(file, archive, workbook);
        if (archive.names().stream().anyMatch(name -> name.startsWith("xl/externallinks/"))
                || relations.values().stream().anyMatch(relation -> relation.type.equals("externalLink"))) {
            throw new Stop(
                    file,
                    Problem.Kind.EXTERNAL_LINKS,
                    "the workbook takes values from other workbooks; in Excel choose Data, Edit Links, Break Link, save it and send that file");
        }
        Book book = new Book();
        Xml.parse(archive, workbook, file, book);
        if (!book.isWorkbook) {
            throw notAWorkbook(file);
        }
        List<Sheet> sheets = new ArrayList<>();
        for (Named named : book.sheets) {
            Relation relation = relations.get(named.relation);
            if (relation != null && relation.type.equals("worksheet")) {
                sheets.add(new Sheet(named.name, relation.target, named.hidden));
            }
        }
        return new WorkbookParts(
                List.copyOf(sheets), only(relations, "styles"), only(relations, "sharedStrings"), book.from1904);
    }

    private static void refuseMacros(Position file, Archive archive) {
        if (!archive.has("[Content_Types].xml")) {
            throw notAWorkbook(file);
        }
        boolean[] found = new boolean[2];
        Xml.parse(archive, "[Content_Types].xml", file, new Xml.Handler() {
            @Override
            void begin(String name, Attributes attributes) {
                String type = text(attributes, "ContentType").toLowerCase(Locale.ROOT);
                found[0] |= type.contains("macro") || type.contains("vbaproject");
                found[1] |= type.contains("sheet.binary");
            }
        });
        boolean part = archive.names().stream()
                .anyMatch(name -> name.endsWith("vbaproject.bin") || name.startsWith("xl/macrosheets/"));
        if (found[1]) {
            throw new Stop(
                    file,
                    Problem.Kind.NOT_A_TABLE,
                    "the file is a binary workbook (.xlsb); open it in Excel and save it as Excel Workbook (.xlsx)");
        } else if (found[0] || part) {
            throw new Stop(
                    file,
                    Problem.Kind.MACROS,
                    "the workbook carries macros; save it as Excel Workbook (.xlsx), which leaves them out, and send that file");
        }
    }

    private static String mainPart(Position file, Archive archive) {
        String main = only(relations(file, archive, ""), "officeDocument");
        return main != null && archive.has(main) ? main : "";
    }

    private static Stop notAWorkbook(Position file) {
        return new Stop(
                file,
                Problem.Kind.NOT_A_TABLE,
                "the file is a zip file but not a workbook; save the table as Excel Workbook (.xlsx) and send that file");
    }

    /** What a part refers to, by the reference's id; the types without their long prefix, the targets as names of parts. */
    private static Map<String, Relation> relations(Position file, Archive archive, String part) {
        int slash = part.lastIndexOf('/') + 1;
        String name = part.substring(0, slash) + "_rels/" + part.substring(slash) + ".rels";
        Map<String, Relation> relations = new HashMap<>();
        if (!archive.has(name)) {
            return relations;
        }
        Xml.parse(archive, name, file, new Xml.Handler() {
            @Override
            void begin(String element, Attributes attributes) {
                if (element.equals("Relationship")) {
                    String type = text(attributes, "Type");
                    boolean outside = text(attributes, "TargetMode").equalsIgnoreCase("External");
                    String target = outside ? "" : resolved(file, part, text(attributes, "Target"));
                    relations.put(
                            text(attributes, "Id"), new Relation(type.substring(type.lastIndexOf('/') + 1), target));
                }
            }
        });
        return relations;
    }

    private static String resolved(Position file, String part, String target) {
        try {
            URI from = new URI(null, null, "/" + part, null);
            String path =
                    from.resolve(target.replace('\\', '/').replace(" ", "%20")).getPath();
            return path == null || path.isEmpty() ? "" : path.substring(1);
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw Archive.damaged(file);
        }
    }

    private static @Nullable String only(Map<String, Relation> relations, String type) {
        return relations.values().stream()
                .filter(relation -> relation.type.equals(type))
                .map(Relation::target)
                .findFirst()
                .orElse(null);
    }

    private static String text(Attributes attributes, String name) {
        String value = attributes.getValue(name);
        return value == null ? "" : value;
    }

    private record Named(String name, String relation, boolean hidden) {}

    private static final class Book extends Xml.Handler {
        private final List<Named> sheets = new ArrayList<>();
        private boolean isWorkbook;
        private boolean from1904;

        @Override
        void begin(String name, Attributes attributes) {
            if (name.equals("workbook")) {
                isWorkbook = true;
            } else if (name.equals("sheet")) {
                String state = text(attributes, "state");
                sheets.add(new Named(text(attributes, "name"), relation(attributes), state.endsWith("idden")));
            } else if (name.equals("workbookPr")) {
                from1904 = text(attributes, "date1904").matches("1|true");
            }
        }

        /** The reference's id, in whichever dialect's name space. */
        private static String relation(Attributes attributes) {
            for (int i = 0; i < attributes.getLength(); i++) {
                if (attributes.getLocalName(i).equals("id")
                        && attributes.getURI(i).endsWith("/relationships")) {
                    return attributes.getValue(i);
                }
            }
            return "";
        }
    }
}
