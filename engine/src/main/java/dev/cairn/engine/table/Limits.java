package dev.cairn.engine.table;

/**
 * How much of a file is read before it is refused.
 *
 * @param packed bytes of an XLSX file as it arrives; it is held in memory
 * @param unpacked bytes of a CSV file, and of all entries of an XLSX file together once inflated; counted, whatever the file declares
 * @param entries entries of an XLSX file
 * @param ratio how many times larger an entry of an XLSX file may get when inflated; looked at beyond 5 MB
 * @param rows the highest row number of a sheet
 * @param columns the highest column number
 * @param cellLength characters (UTF-16) of a cell
 * @param problems how many problems are listed before the reading ends
 */
public record Limits(
        int packed, long unpacked, int entries, int ratio, int rows, int columns, int cellLength, int problems) {

    private static final int MB = 1_000_000;

    public Limits {
        if (Math.min(Math.min(Math.min(packed, entries), Math.min(ratio, rows)), Math.min(columns, cellLength)) < 1
                || unpacked < 1
                || problems < 1) {
            throw new IllegalArgumentException("limits are at least 1");
        }
    }

    /**
     * For imports that stream: 32 MB packed, 100 MB unpacked, 200 entries, 1,048,576 rows, 1,024 columns, 100,000 characters a cell. Excel
     * holds 32,767 of them, but exports of real systems hold more.
     */
    public static Limits standard() {
        return new Limits(32 * MB, 100L * MB, 200, 200, 1_048_576, 1_024, 100_000, 100);
    }

    /** For sheets that are held in memory: as {@link #standard()}, but 20,000 rows, 256 columns, 32,767 characters a cell. */
    public static Limits inMemory() {
        return standard().withRows(20_000).withColumns(256).withCellLength(32_767);
    }

    public Limits withPacked(int bytes) {
        return new Limits(bytes, unpacked, entries, ratio, rows, columns, cellLength, problems);
    }

    public Limits withUnpacked(long bytes) {
        return new Limits(packed, bytes, entries, ratio, rows, columns, cellLength, problems);
    }

    public Limits withRows(int most) {
        return new Limits(packed, unpacked, entries, ratio, most, columns, cellLength, problems);
    }

    public Limits withColumns(int most) {
        return new Limits(packed, unpacked, entries, ratio, rows, most, cellLength, problems);
    }

    public Limits withCellLength(int most) {
        return new Limits(packed, unpacked, entries, ratio, rows, columns, most, problems);
    }

    /** {@code 32 MB}, or {@code 500 bytes} below one. */
    static String size(long bytes) {
        return bytes < MB ? bytes + " bytes" : bytes / MB + " MB";
    }

    static String beyond(int most, String what) {
        return "a sheet may have " + most + " " + what
                + ", and this cell lies beyond; remove what is not needed, or split the sheet into several files";
    }

    static String tooLong(int most) {
        return "the cell is longer than " + most + " characters; shorten it";
    }
}
