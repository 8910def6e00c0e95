package dev.cairn.engine.rulebook.sheet;

import dev.cairn.engine.content.ContentField;
import dev.cairn.engine.learner.Persona;
import dev.cairn.engine.rulebook.row.ListLimit;
import dev.cairn.engine.rulebook.row.RankingTerm;
import dev.cairn.engine.rulebook.row.RankingTerm.Term;
import dev.cairn.engine.word.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code personas}, {@code ranking} and {@code list-limits}. */
final class ListSheets {
    static final List<String> TERMS =
            Arrays.stream(Term.values()).map(Term::cell).toList();
    private static final List<String> FIELDS =
            Arrays.stream(ContentField.values()).map(ContentField::title).toList();
    private static final double MOST_WEIGHT = 1_000_000;

    private ListSheets() {}

    static List<Persona> personas(@Nullable Page page, Known known) {
        List<Persona> personas = new ArrayList<>();
        if (page == null) {
            return personas;
        }
        for (Entry entry : page.entries()) {
            String name = entry.require("Persona", Filled::name);
            if (name == null) {
                continue;
            }
            if (!known.add(Domain.PERSONA, name)) {
                entry.error("the persona `" + name + "` stands twice", "one row for each persona");
            }
            personas.add(new Persona(
                    name, entry.text("Sees"), entry.text("Hears"), entry.text("Thinks"), entry.text("Feels")));
        }
        return personas;
    }

    static List<RankingTerm> ranking(@Nullable Page page, Formats formats) {
        List<RankingTerm> terms = new ArrayList<>();
        if (page == null) {
            return terms;
        }
        Set<Term> seen = new HashSet<>();
        for (Entry entry : page.entries()) {
            Term term = entry.require("Term", ListSheets::term);
            Double weight = entry.require("Weight", cell -> weight(cell, formats));
            if (term != null && !seen.add(term)) {
                entry.error("`" + term.cell() + "` stands twice", "one row for each term");
            }
            if (entry.isSound() && term != null && weight != null) {
                terms.add(new RankingTerm(entry.place(), term, weight));
            }
        }
        return terms;
    }

    static List<ListLimit> limits(@Nullable Page page, Known known, Formats formats) {
        List<ListLimit> limits = new ArrayList<>();
        if (page == null) {
            return limits;
        }
        Set<String> seen = new HashSet<>();
        for (Entry entry : page.entries()) {
            ContentField field = entry.require("Field", ListSheets::field);
            Integer most = entry.require("At most", formats::count);
            String key = field == null ? null : entry.read("Value", cell -> value(cell, field, known));
            if (field != null && !seen.add(field + "\n" + key)) {
                entry.error("there is a limit for this already", "one row for each field and value");
            }
            if (entry.isSound() && field != null && most != null) {
                limits.add(new ListLimit(entry.place(), field, key, most));
            }
        }
        return limits;
    }

    private static @Nullable String value(Filled cell, ContentField field, Known known) {
        Domain domain = Domain.valueOf(field.name());
        Known.Named named =
                domain.isClosed() ? known.require(domain, cell.name(), cell) : known.named(domain, cell.name());
        return named == null ? null : named.key();
    }

    private static Term term(Filled cell) {
        for (Term term : Term.values()) {
            if (Word.key(term.cell()).equals(Word.key(cell.text()))) {
                return term;
            }
        }
        throw new Misread("there is no ranking term `" + cell.text() + "`")
                .expecting("one of " + Texts.choices(TERMS))
                .nearest(Nearest.of(cell.text(), TERMS));
    }

    private static double weight(Filled cell, Formats formats) {
        double weight = formats.number(cell);
        if (weight < 0 || weight > MOST_WEIGHT) {
            throw new Misread("`" + cell.text() + "` is out of bounds").expecting("a number from 0 to 1,000,000");
        }
        return weight;
    }

    private static ContentField field(Filled cell) {
        for (ContentField field : ContentField.values()) {
            if (field.title().equals(Word.key(cell.text()))) {
                return field;
            }
        }
        throw new Misread("there is no field `" + cell.text() + "` to limit")
                .expecting("one of " + Texts.choices(FIELDS))
                .nearest(Nearest.of(cell.text(), FIELDS));
    }
}
