package dev.cairn.engine.rulebook.sheet;

import dev.cairn.engine.content.ContentField;
import dev.cairn.engine.content.Selector;
import dev.cairn.engine.content.Selector.Reference;
import dev.cairn.engine.content.Selector.Term;
import dev.cairn.engine.rulebook.sheet.Column.Part;
import dev.cairn.engine.rulebook.sheet.Known.Named;
import dev.cairn.engine.word.Word;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the {@code Then show} or {@code Then hide} cells of a row select, and their words.
 *
 * @param words the values as they are spelled, by field; references to the learner stand in the selector only
 */
record Selection(Selector selector, Map<ContentField, ValueCells.Values> words) {
    private static final Map<ContentField, Set<Reference>> REFERENCES = new EnumMap<>(Map.of(
            ContentField.DEPARTMENT, EnumSet.of(Reference.SAME_AS_LEARNER, Reference.MANAGERS_DEPARTMENT),
            ContentField.ROLE, EnumSet.of(Reference.SAME_AS_LEARNER),
            ContentField.COUNTRY, EnumSet.of(Reference.SAME_AS_LEARNER),
            ContentField.SKILL, EnumSet.of(Reference.MY_GAPS, Reference.MY_LARGEST_GAP),
            ContentField.LEVEL, EnumSet.of(Reference.NEXT_AFTER_MINE, Reference.ABOVE_MINE)));

    /** Null when the row selects nothing, or a cell of it cannot be read; either is then an issue. */
    static @Nullable Selection of(Entry entry, Known known, Formats formats, String verb) {
        List<Term> terms = new ArrayList<>();
        Map<ContentField, ValueCells.Values> words = new EnumMap<>(ContentField.class);
        boolean anything = false;
        for (Filled cell : entry.cells(Part.OUTCOME)) {
            ContentField field = cell.heading().column().field();
            if (field == null) {
                continue;
            }
            anything = true;
            Reference reference = Entry.read(cell, filled -> reference(filled, field, known));
            if (reference != null) {
                terms.add(new Selector.Relative(field, reference));
                continue;
            }
            ValueCells.Values values =
                    Entry.read(cell, filled -> ValueCells.of(filled, known).values());
            if (values != null) {
                add(values, field, terms);
                words.put(field, values);
            }
        }
        Integer most = entry.read("Max minutes", formats::count);
        Integer least = entry.read("Min minutes", formats::count);
        anything |= entry.cell("Max minutes") != null || entry.cell("Min minutes") != null;
        if (most != null && least != null && least > most) {
            entry.error(
                    "`Min minutes` is more than `Max minutes`, so no content fits",
                    "the smaller number in `Min minutes`");
        }
        if (!anything) {
            entry.absent(
                    "the row does not say what to " + verb + "; an empty selection never means everything",
                    "at least one filled `Then " + verb + " ...` column");
        }
        return terms.isEmpty() && most == null && least == null
                ? null
                : new Selection(new Selector(terms, least, most), words);
    }

    private static void add(ValueCells.Values values, ContentField field, List<Term> terms) {
        if (values.tone() == Demand.Tone.ALL) {
            for (Named value : values.named()) {
                terms.add(new Selector.OneOf(field, Set.of(value.key()), false));
            }
        } else {
            terms.add(new Selector.OneOf(field, values.keys(), values.tone() == Demand.Tone.NONE));
        }
    }

    /** The reference to the learner that a cell makes; null for a cell of values. */
    private static @Nullable Reference reference(Filled cell, ContentField field, Known known) {
        String key = Word.key(cell.text());
        if (known.find(cell.heading().column().domain(), cell.text()) != null) {
            return null;
        }
        Set<Reference> allowed = REFERENCES.getOrDefault(field, Set.of());
        for (Reference reference : Reference.values()) {
            if (Word.key(reference.cell()).equals(key)) {
                if (!allowed.contains(reference)) {
                    throw new Misread("`" + reference.cell() + "` has no meaning in `"
                                    + cell.heading().text() + "`")
                            .expecting(allowed.isEmpty() ? "values" : "values, or " + cells(allowed));
                }
                return reference;
            } else if (key.contains(Word.key(reference.cell())) && allowed.contains(reference)) {
                throw new Misread("`" + reference.cell() + "` stands alone in a cell")
                        .expecting("`" + reference.cell() + "`");
            }
        }
        return null;
    }

    private static String cells(Set<Reference> references) {
        return Texts.joined(references.stream().map(r -> "`" + r.cell() + "`").toList(), "or");
    }
}
