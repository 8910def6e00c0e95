package dev.cairn.engine.table;

import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.officeDocument.x2006.customProperties.CTProperty;
import org.xml.sax.Attributes;

/**
 * From where a workbook comes: a word among its document properties, which stays when somebody saves it under another name.
 * It is no sheet, and nothing of what the sheets say.
 */
public final class Origin {
    private static final String PROPERTY = "Cairn origin";
    private static final String PART = "docprops/custom.xml";
    private static final int LONGEST = 200;

    private Origin() {}

    /** What was written into it; null for a file that says nothing or cannot be opened. */
    public static @Nullable String of(String fileName, byte[] workbook) {
        Position file = Position.of(fileName);
        Limits limits = Limits.inMemory();
        if (workbook.length > limits.packed()) {
            return null;
        }
        try (Archive archive = Archive.open(file, workbook, limits)) {
            if (!archive.has(PART)) {
                return null;
            }
            Reading reading = new Reading();
            Xml.parse(archive, PART, file, reading);
            return reading.found ? reading.text.toString() : null;
        } catch (Stop damaged) {
            return null;
        }
    }

    private static final class Reading extends Xml.Handler {
        private final StringBuilder text = new StringBuilder();
        private boolean inside;
        private boolean found;

        @Override
        void begin(String name, Attributes attributes) {
            if (name.equals("property")) {
                inside = !found && PROPERTY.equals(attributes.getValue("name"));
                found |= inside;
            }
        }

        @Override
        void end(String name) {
            inside &= !name.equals("property");
        }

        @Override
        public void characters(char[] letters, int start, int length) {
            if (inside) {
                text.append(letters, start, Math.min(length, LONGEST - text.length()));
            }
        }
    }

    /** In place of what was written before. */
    static void write(XSSFWorkbook workbook, @Nullable String origin) {
        if (origin == null) {
            return;
        }
        POIXMLProperties.CustomProperties properties = workbook.getProperties().getCustomProperties();
        CTProperty before = properties.getProperty(PROPERTY);
        if (before == null) {
            properties.addProperty(PROPERTY, origin);
        } else {
            before.setLpwstr(origin);
        }
    }
}
