package dev.cairn.engine.rulebook.sheet;

import dev.cairn.engine.content.ContentField;
import dev.cairn.engine.rulebook.row.Fact;
import dev.cairn.engine.word.Word;
import org.jspecify.annotations.Nullable;

/**
 * One column of a sheet: what the reader, the template, the drop-downs and the documentation know of it.
 *
 * @param title the header; with an argument, what stands before the colon
 * @param required whether the sheet must have the column, and each of its rows a value in it
 * @param help one line for an editor
 * @param example a cell, or for a column with an argument the argument and a cell: {@code Python: >= 2}
 * @param fact what a condition reads
 * @param field what of a content an outcome selects
 */
public record Column(
        String title,
        Part part,
        Argument argument,
        Form form,
        Domain domain,
        boolean required,
        String help,
        String example,
        Fact.@Nullable Kind fact,
        @Nullable ContentField field) {

    /** What a column is to its row. */
    public enum Part {
        CONDITION,
        OUTCOME,
        META
    }

    /** What stands after the colon of a header, as in {@code Because: de}. */
    public enum Argument {
        NONE,
        SKILL,
        ATTRIBUTE,
        SIGNALS,
        LANGUAGE
    }

    static Column fact(Fact.Kind kind, Form form, Domain domain, String help, String example) {
        String title = Fact.of(kind).title();
        return new Column(title, Part.CONDITION, Argument.NONE, form, domain, false, help, example, kind, null);
    }

    static Column outcome(String title, Form form, Domain domain, String help, String example) {
        return new Column(title, Part.OUTCOME, Argument.NONE, form, domain, false, help, example, null, null);
    }

    static Column selecting(String verb, ContentField field, Domain domain, String example) {
        return new Column(
                verb + " " + field.title(),
                Part.OUTCOME,
                Argument.NONE,
                Form.SELECTION,
                domain,
                false,
                "which contents the row means, by " + field.title() + "; several such columns narrow each other",
                example,
                null,
                field);
    }

    static Column meta(String title, Form form, String help, String example) {
        return new Column(title, Part.META, Argument.NONE, form, Domain.FREE, false, help, example, null, null);
    }

    Column needed() {
        return new Column(title, part, argument, form, domain, true, help, example, fact, field);
    }

    Column with(Argument other) {
        return new Column(title, part, other, form, domain, required, help, example, fact, field);
    }

    Column as(Part other) {
        return new Column(title, other, argument, form, domain, required, help, example, fact, field);
    }

    Column as(Form other) {
        return new Column(title, part, argument, other, domain, required, help, example, fact, field);
    }

    Column helping(String otherHelp, String otherExample) {
        return new Column(title, part, argument, form, domain, required, otherHelp, otherExample, fact, field);
    }

    /** The form in which titles are compared: case, blanks, hyphens and underscores aside. */
    static String key(String title) {
        return Word.key(title).replaceAll("[ _-]", "");
    }
}
