package dev.cairn.engine.rulebook.sheet;

import dev.cairn.engine.content.Content;
import dev.cairn.engine.content.ContentField;
import dev.cairn.engine.learner.Persona;
import dev.cairn.engine.rulebook.row.CheckedRows;
import dev.cairn.engine.rulebook.row.ExampleRow;
import dev.cairn.engine.rulebook.row.ExpertRules;
import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.engine.rulebook.row.ListLimit;
import dev.cairn.engine.rulebook.row.Place;
import dev.cairn.engine.rulebook.row.Program;
import dev.cairn.engine.rulebook.row.RankingTerm;
import dev.cairn.engine.rulebook.row.Row;
import dev.cairn.engine.rulebook.row.RuleFile;
import dev.cairn.engine.rulebook.row.Vocabulary;
import dev.cairn.engine.rulebook.row.Written;
import dev.cairn.engine.rulebook.sheet.SettingsSheet.Settled;
import dev.cairn.engine.table.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one book: settings first, then all that names values, then all that uses them. */
final class BookReading {
    private final Findings findings = new Findings();
    private final Known known = new Known();
    private final Map<Place, Map<String, Written.Text>> written = new HashMap<>();
    private final RuleFiles files;
    private Formats formats = Formats.DEFAULT;

    private final ExpertRules experts;
    private Map<Sheet, List<RuleSheets.Rule>> rules = Map.of();

    BookReading(List<RuleFile> ruleFiles, ExpertRules experts) {
        files = RuleFiles.open(ruleFiles, findings);
        this.experts = experts;
        experts.issues().forEach(findings::add);
    }

    /** Once read: the rules of each sheet, as they are tried. */
    Map<Sheet, List<RuleSheets.Rule>> rules() {
        return rules;
    }

    /**
     * What a book, broken or not, knows.
     *
     * @param known values of all that could be read
     * @param formats of its settings
     */
    record Glance(Known known, Formats formats) {}

    static Glance glance(List<RuleFile> files) {
        BookReading reading = new BookReading(files, ExpertRules.NONE);
        reading.read();
        return new Glance(reading.known, reading.formats);
    }

    Sheets.Reading read() {
        if (files.isEmpty() && experts.equals(ExpertRules.NONE)) {
            findings.add(Issue.error(Place.of("book", "", 0), null, "the book holds no sheet")
                    .expecting("sheets such as `content-rules.csv`, or one .xlsx workbook with them"));
        }
        Settled settled = SettingsSheet.read(page(Sheet.SETTINGS, ""));
        formats = settled.formats();
        String language = settled.settings().defaultLanguage();
        Vocabulary vocabulary = VocabularySheet.read(page(Sheet.VOCABULARY, language));
        known.use(vocabulary);
        List<Content> contents = ContentLine.read(page(Sheet.EXAMPLE_CONTENT, language), known, formats, language);
        contents.forEach(this::know);

        List<Persona> personas =
                ListSheets.personas(naming(Sheet.PERSONAS, language, "Persona", Domain.PERSONA), known);
        Page programPage = naming(Sheet.PROGRAMS, language, "Program", Domain.PROGRAM, Domain.STAGE);
        if (programPage != null && !programPage.has("Stages")) {
            known.giveUp(Domain.STAGE);
        }
        List<ProgramSheet.Draft> drafts = ProgramSheet.names(programPage, known);
        Page segmentPage = naming(Sheet.SEGMENT_RULES, language, "Then segment", Domain.SEGMENT);
        RuleSheets.segments(segmentPage, known);
        ExpertRows.segments(experts.rules(), known);
        if (!experts.issues().isEmpty()) {
            known.giveUp(Domain.SEGMENT); // a rule that cannot be read may make it
        }
        List<Program> programs = ProgramSheet.programs(drafts, known);

        ExpertRows expertRows = new ExpertRows(experts.rules(), known, formats, findings, language);
        expertRows.unknownVerbs();
        RuleSheets rules = new RuleSheets(known, formats, findings, expertRows);
        List<Row> rows = new ArrayList<>(rules.segmentRules(segmentPage));
        rows.addAll(rules.personaRules(page(Sheet.PERSONA_RULES, language)));
        rows.addAll(rules.stageRules(page(Sheet.STAGE_RULES, language)));
        rows.addAll(rules.contentRules(page(Sheet.CONTENT_RULES, language)));
        rows.addAll(rules.guards(page(Sheet.GUARDS, language)));
        rows.addAll(rules.caps(page(Sheet.CAPS, language)));
        this.rules = rules.rules();

        List<RankingTerm> ranking = ListSheets.ranking(page(Sheet.RANKING, language), formats);
        List<ListLimit> limits = ListSheets.limits(page(Sheet.LIST_LIMITS, language), known, formats);
        List<ExampleRow> examples = ExampleSheet.read(page(Sheet.EXAMPLES, language), known, formats, findings);
        if (findings.errors() > 0) {
            return new Sheets.Broken(findings.sorted());
        }
        return new Sheets.Checked(new CheckedRows(
                settled.settings(),
                programs,
                personas,
                rows,
                ranking,
                limits,
                vocabulary,
                examples,
                contents,
                findings.sorted(),
                new Written(written)));
    }

    private @Nullable Page page(Sheet sheet, String defaultLanguage) {
        Table table = files.table(sheet);
        if (table == null) {
            return null;
        }
        Page page = Page.of(sheet, table, defaultLanguage, findings);
        page.entries().forEach(entry -> written.put(entry.place(), entry.written()));
        return page;
    }

    /** A page that names values: when it cannot be read, no value of those domains can be called unknown. */
    private @Nullable Page naming(Sheet sheet, String defaultLanguage, String title, Domain... domains) {
        Page page = page(sheet, defaultLanguage);
        if (files.isRefused(sheet) || (page != null && !page.has(title))) {
            for (Domain domain : domains) {
                known.giveUp(domain);
            }
        }
        return page;
    }

    /** What stand-in contents say is known, so that a cell which as a whole is such a value is taken for it. */
    private void know(Content content) {
        for (ContentField field : ContentField.values()) {
            if (field != ContentField.STAGE) {
                field.of(content).stream().sorted().forEach(value -> known.add(Domain.valueOf(field.name()), value));
            }
        }
    }
}
