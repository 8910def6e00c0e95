package dev.cairn.engine.table;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReadingTest {

    @Test
    void everyCellKnowsWhereAnEditorFindsIt() {
        List<Line> lines = Seen.csv("Name,Points\nwelcome,12\n");

        assertEquals("people.csv, row 2, column B", lines.get(1).at(2).toString());
        assertEquals("B2", lines.get(1).at(2).cellName());
        assertEquals(new Value.Text("12"), lines.get(1).value(2));
        assertEquals(Value.blank(), lines.get(1).value(3));
    }

    @Test
    void blankRowsCountButAreNotHandedOut() {
        List<Line> lines = Seen.csv("\n\na,b\n , \n,,\nc\n\n");

        assertEquals(List.of(List.of("a", "b"), List.of("c")), Seen.texts(lines));
        assertEquals(3, lines.get(0).at().row());
        assertEquals(6, lines.get(1).at().row());
    }

    @Test
    void aCellOfSeveralLinesIsOneRowAndTheLineIsToldToo() {
        List<Line> lines = Seen.csv("a,\"one\r\ntwo\nthree\"\r\nb,\"he said \"\"no\"\"\"\r\n");

        assertEquals(List.of(List.of("a", "one\r\ntwo\nthree"), List.of("b", "he said \"no\"")), Seen.texts(lines));
        assertEquals("people.csv, row 2 (line 4), column A", lines.get(1).at(1).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void everyLineEndingIsUnderstood(String end) {
        List<Line> lines = Seen.csv("a,b" + end + "c,d" + end + end + "e,f");

        assertEquals(List.of(List.of("a", "b"), List.of("c", "d"), List.of("e", "f")), Seen.texts(lines));
        assertEquals(4, lines.get(2).at().row());
    }

    @Test
    void theDelimiterIsFoundOutsideQuotationMarks() {
        List<List<String>> expected = List.of(List.of("Name", "Share", "Note"), List.of("x", "1,5", "a;b\tc"));

        assertEquals(expected, Seen.texts(Seen.csv("Name;Share;Note\nx;1,5;\"a;b\tc\"\n")));
        assertEquals(expected, Seen.texts(Seen.csv("Name,Share,Note\nx,\"1,5\",a;b\tc\n")));
        assertEquals(expected, Seen.texts(Seen.csv("Name\tShare\tNote\nx\t1,5\t\"a;b\tc\"\n")));
        assertEquals(expected, Seen.texts(Seen.csv("sep=;\r\nName;Share;Note\r\nx;1,5;\"a;b\tc\"")));
    }

    @Test
    void commasInQuotationMarksOutnumberNoSemicolon() {
        List<List<String>> texts = Seen.texts(Seen.csv("\"Who, what, when, where\";Note\n\"a, b, c, d\";e\n"));

        assertEquals(List.of(List.of("Who, what, when, where", "Note"), List.of("a, b, c, d", "e")), texts);
    }

    @Test
    void aHeaderWithACommaInANameIsNoCommaFile() {
        String rows = "Name;Amount, net\na;1\nb;2\nc;3\n";

        assertEquals(List.of("Name", "Amount, net"), Seen.texts(Seen.csv(rows)).get(0));
    }

    @Test
    void excelsLineThatNamesTheDelimiterIsNoRow() {
        Line header = Seen.csv("sep=;\r\nName;Share\r\n").get(0);

        assertEquals("people.csv, row 1 (line 2)", header.at().toString());
    }

    @Test
    void aTabSeparatedFileMayHoldOneColumnWithCommas() {
        byte[] bytes = "Code\nA, B\nC, D\n".getBytes(UTF_8);

        List<Line> lines = Seen.tables("codes.tsv", bytes).get(0).lines();

        assertEquals(List.of(List.of("Code"), List.of("A, B"), List.of("C, D")), Seen.texts(lines));
    }

    @Test
    void theSheetIsNamedAfterTheFile() {
        Table table =
                Seen.tables("rules/content-rules.csv", "a\n".getBytes(UTF_8)).get(0);

        assertEquals("content-rules", table.sheet());
        assertEquals("rules/content-rules.csv, row 1", table.lines().get(0).at().toString());
    }

    @Test
    void unicodeIsReadWithAndWithoutAByteOrderMark() {
        String text = "Name,Größe\nZoë 🙂,日本\n";
        List<List<String>> expected = List.of(List.of("Name", "Größe"), List.of("Zoë 🙂", "日本"));

        assertEquals(expected, Seen.texts(Seen.csv(text)));
        assertEquals(expected, Seen.texts(Seen.csv("\uFEFF" + text)));
        for (Charset utf16 : List.of(UTF_16LE, UTF_16BE)) {
            byte[] bytes = ("\uFEFF" + text).getBytes(utf16);
            assertEquals(
                    expected, Seen.texts(Seen.tables("people.csv", bytes).get(0).lines()), utf16.name());
        }
    }

    @Test
    void whatIsNoUtf8IsReadAsWindows1252AndSaid() {
        byte[] bytes = "Name,Größe\nZoë,“10 €”\n".getBytes(Charset.forName("windows-1252"));

        Reading<List<Table>> reading = Tables.read("people.csv", bytes, Limits.inMemory());

        assertEquals(
                List.of(List.of("Name", "Größe"), List.of("Zoë", "“10 €”")),
                Seen.texts(Seen.tables(reading).get(0).lines()));
        assertEquals(
                List.of(Problem.Kind.ENCODING_GUESSED),
                reading.warnings().stream().map(Problem::kind).toList());
    }

    @Test
    void aLetterAcrossTwoReadsOfTheStreamIsWhole() throws IOException {
        byte[] bytes = ("x".repeat(511) + "é\n" + "y".repeat(8190) + "é,日本🙂\n").getBytes(UTF_8);
        List<Line> lines = new ArrayList<>();

        Seen.tables(Tables.read("a.csv", inDrops(bytes), Limits.standard(), lines::add));

        assertEquals(List.of("y".repeat(8190) + "é", "日本🙂"), Seen.texts(lines).get(1));
    }

    @Test
    void anEmptyFileIsASheetWithoutRows() {
        assertEquals(List.of(), Seen.csv(""));
        assertEquals(List.of(), Seen.csv("\uFEFF"));
    }

    @Test
    void aMillionRowsPassThroughOneByOne() throws IOException {
        byte[] block = "alice,viewed,2026-03-01\n".repeat(1000).getBytes(UTF_8);
        InputStream in = InputStream.nullInputStream();
        for (int i = 0; i < 1000; i++) {
            in = new SequenceInputStream(new ByteArrayInputStream(block), in);
        }
        List<Integer> last = new ArrayList<>(List.of(0));

        int rows = Seen.tables(Tables.read(
                "signals.csv",
                in,
                Limits.standard(),
                line -> last.set(0, line.at().row())));

        assertEquals(1_000_000, rows);
        assertEquals(1_000_000, last.get(0));
    }

    @Test
    void whatTheConsumerOrTheStreamThrowsReachesTheCaller() {
        IllegalStateException fromConsumer = new IllegalStateException("enough");
        IOException fromStream = new IOException("gone");

        assertSame(
                fromConsumer,
                assertThrows(
                        IllegalStateException.class,
                        () -> Tables.read("a.csv", "a\n".getBytes(UTF_8), Limits.standard(), line -> {
                            throw fromConsumer;
                        })));
        assertSame(
                fromStream,
                assertThrows(
                        IOException.class,
                        () -> Tables.read("a.csv", failing(fromStream), Limits.standard(), line -> {})));
    }

    private static InputStream failing(IOException failure) {
        return new SequenceInputStream(
                new ByteArrayInputStream("a\n".repeat(50_000).getBytes(UTF_8)), new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw failure;
                    }

                    @Override
                    public int read(byte[] to, int offset, int length) throws IOException {
                        throw failure;
                    }
                });
    }

    /** A stream that gives one byte at a time, as a slow connection does. */
    private static InputStream inDrops(byte[] bytes) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] to, int offset, int length) {
                return super.read(to, offset, Math.min(1, length));
            }
        };
    }
}
