package dev.cairn.engine.table;

/** Reads one XLSX workbook, sheet by sheet, in the workbook's order. */
final class WorkbookReading {

    private WorkbookReading() {}

    static void read(Position file, byte[] bytes, Limits limits, Findings findings, RowConsumer consumer) {
        try (Archive archive = Archive.open(file, bytes, limits)) {
            read(file, archive, limits, findings, consumer);
        }
    }

    private static void read(Position file, Archive archive, Limits limits, Findings findings, RowConsumer consumer) {
        WorkbookParts parts = WorkbookParts.of(file, archive);
        NumberFormats formats = new NumberFormats(file);
        if (parts.styles() != null) {
            Xml.parse(archive, parts.styles(), file, formats);
        }
        SharedTexts texts = new SharedTexts();
        if (parts.texts() != null) {
            Xml.parse(archive, parts.texts(), file, texts);
        }
        CellValues cellValues = new CellValues(formats, parts.from1904());
        for (WorkbookParts.Sheet sheet : parts.sheets()) {
            if (sheet.hidden() && sheet.name().equals(WorkbookWriting.CHOICES)) {
                continue;
            }
            Position at = file.atSheet(sheet.name());
            if (sheet.hidden()) {
                findings.add(
                        at, Problem.Kind.HIDDEN_SHEET, "the sheet is hidden in Excel; it was read as the others were");
            }
            consumer.sheet(at);
            Xml.parse(archive, sheet.part(), at, new SheetReading(at, texts, cellValues, limits, findings, consumer));
        }
    }
}
