package dev.cairn.imports.mapping;

import dev.cairn.engine.table.Position;
import dev.cairn.engine.word.Word;
import dev.cairn.imports.mapping.Field.Argument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gathers a mapping from its rows; the first row says what is imported. */
final class MappingRows {
    /** A row's cells and their places, by column. */
    record Entry(Position at, Map<String, String> texts, Map<String, Position> places) {
        String text(String column) {
            return texts.getOrDefault(column, "");
        }

        static Entry setting(Position at, String title, String value) {
            return new Entry(at, Map.of("Field", title, "Value", value), Map.of());
        }

        /** A column of a file of ours, under the field's own name. */
        static Entry ownColumn(Position at, String title) {
            return new Entry(at, Map.of("Field", title, "From", title), Map.of());
        }
    }

    private record Named(Field field, List<Rule> rules) {}

    /** Which rows of the file are not imported; the value is the reason. */
    private static final Field LEAVE_OUT = Field.one("leave out", Shape.TEXT, "");

    private final List<Finding> findings;
    private final MappingSettings settings = new MappingSettings();
    private final Map<String, Named> fields = new LinkedHashMap<>();

    MappingRows(List<Finding> findings) {
        this.findings = findings;
    }

    void add(Entry entry) {
        String title = entry.text("Field");
        if (title.isEmpty()) {
            // a row of notes only
            for (String column : List.of("From", "Form", "When", "Value")) {
                if (!entry.text(column).isEmpty()) {
                    error(entry, "Field", "the row names no field");
                    return;
                }
            }
        } else if (settings.knows(title)) {
            String problem = settings.set(title, entry.text("Value"));
            if (problem != null) {
                error(entry, "Value", problem, settings.expected(title), null);
            }
        } else {
            target(entry).ifPresent(target -> field(entry, target, MappingSettings.TITLES));
        }
    }

    /** A row that is about a field, even if a setting has the same name. */
    void addField(Entry entry) {
        target(entry).ifPresent(target -> field(entry, target, List.of()));
    }

    private Optional<Target> target(Entry entry) {
        if (settings.target().isEmpty() && settings.missesTarget()) {
            error(
                    entry,
                    "Field",
                    "no row above says what is imported",
                    "a first row `import` with one of `" + String.join("`, `", Target.words()) + "` under Value",
                    null);
        }
        return settings.target();
    }

    private void field(Entry entry, Target target, List<String> settings) {
        String title = entry.text("Field");
        int colon = title.indexOf(':');
        String name = colon < 0 ? title : title.substring(0, colon).strip();
        String argument = colon < 0 ? "" : title.substring(colon + 1).strip();
        Optional<Field> field = Word.key(name).equals(LEAVE_OUT.title()) && !settings.isEmpty()
                ? Optional.of(LEAVE_OUT)
                : target.field(name);
        if (field.isEmpty()) {
            List<String> known = new ArrayList<>(target.titles());
            known.add(LEAVE_OUT.title());
            known.addAll(settings);
            error(
                    entry,
                    "Field",
                    "`" + name + "` is not a field of " + target.word(),
                    null,
                    Words.nearest(name, known));
        } else if (argument.isEmpty() && field.get().argument() == Argument.NEEDED) {
            error(entry, "Field", "`" + name + "` needs a name", "one after a colon, such as `" + name + ": hr`", null);
        } else if (!argument.isEmpty() && field.get().argument() == Argument.NONE) {
            error(entry, "Field", "`" + name + "` takes nothing after a colon");
        } else if (field.get().argument() == Argument.LANGUAGE
                && !argument.isEmpty()
                && Shape.LANGUAGE.check(argument) instanceof Formed.Misfit misfit) {
            error(entry, "Field", misfit.message(), misfit.expected(), null);
        } else {
            String key = field.get().key(field.get().argument() == Argument.LANGUAGE ? tag(argument) : argument);
            rule(entry, field.get())
                    .ifPresent(rule -> fields.computeIfAbsent(key, unused -> new Named(field.get(), new ArrayList<>()))
                            .rules()
                            .add(rule));
        }
    }

    /** A language in its one spelling. */
    private static String tag(String argument) {
        return Shape.LANGUAGE.check(argument) instanceof Formed.Values known
                ? known.values().get(0)
                : argument;
    }

    private Optional<Rule> rule(Entry entry, Field field) {
        String from = entry.text("From").isEmpty() ? null : entry.text("From");
        Optional<Form> form = form(entry);
        Optional<When> when = When.of(entry.text("When"));
        if (when.isEmpty()) {
            error(
                    entry,
                    "When",
                    "`" + entry.text("When") + "` compares with no number",
                    "`>= 90`, `< 5` or `5..10`",
                    null);
        }
        Optional<Template> value = value(entry, from);
        boolean speaks = from != null || !entry.text("Value").isEmpty();
        if (!speaks) {
            error(entry, "From", "the row says neither a column nor a value for `" + field.title() + "`");
        } else if (from == null && !entry.text("When").isEmpty()) {
            error(entry, "When", "there is no column to look at", "the column's header under From", null);
        }
        return form.isPresent() && when.isPresent() && value.isPresent() && speaks
                ? Optional.of(new Rule(
                        entry.at(), from, entry.text("Form").isEmpty() ? null : form.get(), when.get(), value.get()))
                : Optional.empty();
    }

    private Optional<Form> form(Entry entry) {
        String words = entry.text("Form");
        Optional<Form> form = words.isEmpty() ? Optional.of(TextForm.WHOLE) : Form.of(words);
        if (form.isEmpty()) {
            error(
                    entry,
                    "Form",
                    "`" + words + "` is not a form",
                    "one of `" + String.join("`, `", Form.WORDS) + "`",
                    Words.nearest(words, Form.WORDS));
        }
        return form;
    }

    private Optional<Template> value(Entry entry, @Nullable String from) {
        String text = entry.text("Value");
        Optional<Template> value = text.isEmpty()
                ? Optional.of(Template.ITSELF)
                : text.equalsIgnoreCase("nothing") ? Optional.of(Template.NOTHING) : Template.of(text);
        if (value.isEmpty()) {
            error(
                    entry,
                    "Value",
                    "a brace in `" + text + "` has no partner",
                    "`{` and `}` around a column's header",
                    null);
        } else if (from == null && !text.isEmpty() && value.get().hasItself()) {
            error(entry, "Value", "`{}` stands for the cell of the column under From, and there is none");
        }
        return value;
    }

    Mapping.Reading end(Position sheet) {
        Target target = settings.target().orElse(null);
        if (target == null && settings.missesTarget() && findings.stream().noneMatch(Finding::isError)) {
            findings.add(Finding.error(sheet, "no row says what is imported")
                    .expecting("a first row `import` with one of `" + String.join("`, `", Target.words())
                            + "` under Value"));
        }
        if (target != null && findings.stream().noneMatch(Finding::isError)) {
            needed(sheet, target);
        }
        if (target == null || findings.stream().anyMatch(Finding::isError)) {
            return new Mapping.Reading.Refused(findings);
        }
        return new Mapping.Reading.Read(understood(target), findings);
    }

    /** What the rows say that are right. */
    Mapping understood(Target target) {
        List<MappedField.Source> leftOut = new ArrayList<>();
        List<MappedField> mapped = new ArrayList<>();
        fields.forEach((key, named) -> {
            MappedField field = MappedField.of(named.field(), key, named.rules());
            if (named.field().equals(LEAVE_OUT)) {
                leftOut.addAll(field.sources());
            } else {
                mapped.add(field);
            }
        });
        return settings.mapping(target, leftOut, mapped);
    }

    private void needed(Position sheet, Target target) {
        for (Field field : target.fields()) {
            boolean filled =
                    fields.values().stream().anyMatch(named -> named.field().equals(field));
            if (field.needed() && !filled) {
                findings.add(Finding.error(
                        sheet, "nothing fills `" + field.title() + "`, which every row of the file needs"));
            }
        }
        if (target == Target.SIGNALS
                && !fields.containsKey("id")
                && settings.source().isEmpty()) {
            findings.add(Finding.error(
                            sheet,
                            "signals without `id` need a `source`, so that a second import of the file adds nothing")
                    .expecting("a row `source` with a name of the file under Value, the same for every delivery"));
        }
    }

    private void error(Entry entry, String column, String message) {
        error(entry, column, message, null, null);
    }

    private void error(
            Entry entry, String column, String message, @Nullable String expected, @Nullable String nearest) {
        findings.add(Finding.error(entry.at(), message)
                .in(entry.places().getOrDefault(column, entry.at()), column, entry.text(column))
                .expecting(expected)
                .nearest(nearest));
    }
}
