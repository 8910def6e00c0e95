package dev.cairn.engine.rehearsal;

import dev.cairn.engine.learner.Persona;
import dev.cairn.engine.rehearsal.Line.Text;
import dev.cairn.engine.rulebook.row.CheckedRows;
import dev.cairn.engine.rulebook.row.ExampleRow;
import dev.cairn.engine.rulebook.row.Fact;
import dev.cairn.engine.rulebook.row.ListLimit;
import dev.cairn.engine.rulebook.row.Place;
import dev.cairn.engine.rulebook.row.Program;
import dev.cairn.engine.rulebook.row.RankingTerm;
import dev.cairn.engine.rulebook.row.Row;
import dev.cairn.engine.rulebook.row.Settings;
import dev.cairn.engine.rulebook.row.Vocabulary;
import dev.cairn.engine.rulebook.sheet.Sentences;
import dev.cairn.engine.word.Word;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All that a book says, as lines by sheet, in the order in which the design names the sheets. */
final class BookLines {
    private final Map<String, List<Line>> sheets = new LinkedHashMap<>();

    static Map<String, List<Line>> of(CheckedRows book) {
        BookLines lines = new BookLines();
        lines.settings(book.settings());
        book.programs().forEach(lines::program);
        book.personas().forEach(lines::persona);
        for (Row row : book.rows()) {
            lines.add(RuleLine.of(row));
        }
        book.ranking().forEach(lines::ranking);
        book.listLimits().forEach(lines::limit);
        lines.vocabulary(book.vocabulary());
        book.examples()
                .forEach(example -> lines.example(example, book.settings().zone()));
        book.exampleContent()
                .forEach(content ->
                        lines.add(ContentLine.of(content, book.settings().defaultLanguage())));
        return lines.sheets;
    }

    private void add(Line line) {
        sheets.computeIfAbsent(line.sheet(), sheet -> new ArrayList<>()).add(line);
    }

    private void add(String sheet, int number, String name, String sentence, Map<String, Text> cells) {
        add(new Line(sheet, number, name, sentence, cells, null));
    }

    private void settings(Settings settings) {
        setting("default language", settings.defaultLanguage());
        setting("time zone", settings.zone().getId());
        new TreeMap<>(settings.languageFallbacks())
                .forEach((language, others) -> setting("language fallbacks of " + language, String.join(", ", others)));
    }

    private void setting(String name, String value) {
        add("settings", 0, name, "The " + name + ": " + value + ".", Map.of("Value", Text.of(value)));
    }

    private void program(Program program) {
        Map<String, Text> cells = new LinkedHashMap<>();
        cells.put("Stages", new Text(String.join(" > ", program.stages()), program.stages()));
        cells.put("Starts", Text.of(program.startText()));
        byLanguage(cells, "Title", program.title());
        byLanguage(cells, "Because", program.because());
        add("programs", program.place().row(), program.name(), Sentences.of(program), cells);
    }

    static void byLanguage(Map<String, Text> cells, String column, Map<String, String> texts) {
        new TreeMap<>(texts).forEach((language, text) -> cells.put(RuleLine.titled(column, language), Text.of(text)));
    }

    private void persona(Persona persona) {
        Map<String, Text> cells = new LinkedHashMap<>();
        put(cells, "Sees", persona.sees());
        put(cells, "Hears", persona.hears());
        put(cells, "Thinks", persona.thinks());
        put(cells, "Feels", persona.feels());
        add("personas", 0, persona.name(), Sentences.of(persona), cells);
    }

    private void ranking(RankingTerm term) {
        add(
                "ranking",
                term.place().row(),
                term.term().cell(),
                Sentences.of(term),
                Map.of("Weight", new Text(plain(term.weight()), term.weight())));
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    private void limit(ListLimit limit) {
        String name = limit.field().title() + (limit.key() == null ? "" : " " + limit.key());
        add("list-limits", limit.place().row(), name, Sentences.of(limit), Map.of("At most", Text.of(limit.atMost())));
    }

    private void vocabulary(Vocabulary vocabulary) {
        Map<String, Map<String, Set<String>>> words = new TreeMap<>();
        vocabulary
                .planned()
                .forEach((field, values) -> values.forEach(value ->
                        words.computeIfAbsent(field, f -> new TreeMap<>()).put(value, new TreeSet<>())));
        vocabulary
                .synonyms()
                .forEach((field, meant) -> meant.forEach(
                        (synonym, key) -> synonyms(words.computeIfAbsent(field, f -> new TreeMap<>()), key)
                                .add(synonym)));
        words.forEach((field, values) -> values.forEach((value, synonyms) -> {
            String others = String.join(", ", synonyms);
            String sentence = "The " + field + " " + value
                    + (synonyms.isEmpty() ? " may be used." : " is also called " + others + ".");
            add("vocabulary", 0, field + " " + value, sentence, Map.of("Synonyms", new Text(others, synonyms)));
        }));
    }

    private static Set<String> synonyms(Map<String, Set<String>> values, String key) {
        for (Map.Entry<String, Set<String>> value : values.entrySet()) {
            if (Word.key(value.getKey()).equals(key)) {
                return value.getValue();
            }
        }
        return values.computeIfAbsent(key, k -> new TreeSet<>());
    }

    private void example(ExampleRow example, ZoneId zone) {
        Place place = example.place();
        Map<String, Text> cells = new LinkedHashMap<>();
        cells.put("At", Text.of(Sentences.local(example.at(), zone)));
        Map<String, String> given = new TreeMap<>();
        for (Map.Entry<Fact, List<String>> fact : example.given().entrySet()) {
            given.put(fact.getKey().title(), String.join(", ", fact.getValue()));
        }
        given.forEach((column, text) -> cells.put(column, Text.of(text)));
        put(cells, "Expect persona", example.expectPersona());
        put(cells, "Expect segments", example.expectSegments());
        put(cells, "Expect stage", example.expectStage());
        put(cells, "Expect first pick", example.expectFirst());
        put(cells, "Must contain", example.mustContain());
        put(cells, "Must not contain", example.mustNotContain());
        put(cells, "Reason", example.reason());
        add("examples", place.row(), example.name(), Sentences.of(example, zone), cells);
    }

    static void put(Map<String, Text> cells, String column, @Nullable Object value) {
        if (value instanceof Collection<?> values) {
            String text = String.join(", ", values.stream().map(String::valueOf).toList());
            cells.put(column, new Text(text, List.copyOf(values)));
        } else if (value != null) {
            cells.put(column, Text.of(value));
        }
    }
}
