package dev.cairn.engine.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever happens to a file's bytes, its reading ends with an outcome and never with an exception. */
class ChangedBytesTest {

    @Test
    void aFileWithChangedBytesIsReadOrRefused() throws IOException {
        change(1, 400);
    }

    @Test
    @Tag("deep")
    void manyFilesWithChangedBytesAreReadOrRefused() throws IOException {
        change(2, 20_000);
    }

    private static void change(long seed, int times) throws IOException {
        Random random = new Random(seed);
        byte[] csv = "Name;Größe\r\nann;\"two\nlines\"\r\nbob;1,5 \"\"x\r\n\"c\";d\r\n".getBytes(UTF_8);
        byte[] workbook = workbook();
        Map<String, byte[]> parts = Zips.unzip(workbook);
        List<Map.Entry<String, byte[]>> entries = List.copyOf(parts.entrySet());
        for (int i = 0; i < times; i++) {
            read("a.csv", changed(csv, random), seed, i);
            read("a.xlsx", changed(workbook, random), seed, i);
            Map<String, byte[]> spoilt = new LinkedHashMap<>(parts);
            Map.Entry<String, byte[]> one = entries.get(random.nextInt(entries.size()));
            spoilt.put(one.getKey(), changed(one.getValue(), random));
            read("a.xlsx", Zips.zipBytes(spoilt), seed, i);
        }
    }

    private static void read(String name, byte[] bytes, long seed, int round) {
        try {
            Reading<List<Table>> reading = Tables.read(name, bytes, Limits.inMemory());
            assertNotNull(reading);
            if (reading instanceof Reading.Refused<List<Table>> refused) {
                assertFalse(refused.problems().isEmpty());
            }
        } catch (RuntimeException e) {
            throw new AssertionError(name + ", seed " + seed + ", round " + round, e);
        }
    }

    private static byte[] changed(byte[] bytes, Random random) {
        byte[] changed = random.nextInt(10) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes.clone();
        for (int count = 1 + random.nextInt(4); count > 0 && changed.length > 0; count--) {
            int at = random.nextInt(changed.length);
            // half of them land on a neighbouring character, so that numbers and names change but the form stays
            changed[at] = (byte) (random.nextBoolean() ? changed[at] + random.nextInt(3) - 1 : random.nextInt());
        }
        return changed;
    }

    private static byte[] workbook() {
        return Workbooks.workbook(book -> {
            XSSFSheet sheet = book.createSheet("People");
            Workbooks.cell(sheet, 0, "").setCellValue("Name");
            Workbooks.cell(sheet, 1, "yyyy-mm-dd").setCellValue(46_082);
            Workbooks.cell(sheet, 2, "[h]:mm").setCellValue(1.5);
            Workbooks.cell(sheet, 3, "0%").setCellValue(0.5);
            Workbooks.cell(sheet, 4, "").setCellValue(true);
            Workbooks.cell(sheet, 5, "").setCellFormula("1+1");
            book.getCreationHelper().createFormulaEvaluator().evaluateAll();
            book.createSheet("Second").createRow(4).createCell(3).setCellValue("x");
        });
    }
}
