package dev.cairn.engine.rulebook.sheet;

import dev.cairn.engine.rulebook.row.ExpertRule;
import dev.cairn.engine.rulebook.row.ExpertRule.Argument;
import dev.cairn.engine.rulebook.row.ExpertValue;
import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.engine.rulebook.row.Place;
import dev.cairn.engine.table.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A rule's statement and attributes as the cells that say the same in its sheet. */
final class ExpertOutcome {
    private final ExpertWords words;
    private final ExpertRule rule;
    private final Findings findings;
    private final String defaultLanguage;
    private final Map<Heading, Argument> arguments = new LinkedHashMap<>();
    private boolean sound = true;

    private ExpertOutcome(ExpertWords words, ExpertRule rule, Findings findings, String defaultLanguage) {
        this.words = words;
        this.rule = rule;
        this.findings = findings;
        this.defaultLanguage = defaultLanguage;
    }

    static Entry entry(ExpertWords words, ExpertRule rule, Findings findings, String defaultLanguage) {
        return new ExpertOutcome(words, rule, findings, defaultLanguage).entry();
    }

    private Entry entry() {
        rule.arguments().forEach(this::argument);
        if (words == ExpertWords.EXIT) {
            ExpertValue exit = new ExpertValue(rule.verbPlace(), "exit", false);
            add("Then stage", new Argument(rule.verbPlace(), "", null, exit));
        }
        date("From", rule.from());
        date("Until", rule.until());
        List<Heading> headings = new ArrayList<>(arguments.keySet());
        // never complete: what is missing is said here, in the words of the language
        Entry entry = new Entry(new Header(words.sheet(), rule.place(), headings, false), rule.place(), findings);
        arguments.forEach((heading, argument) -> entry.put(
                heading,
                argument.place().column(heading.text(), argument.place().cell()),
                value(heading, argument.value())));
        missing(entry);
        if (!sound) {
            entry.absent("", "");
        }
        return entry;
    }

    private static Value value(Heading heading, ExpertValue value) {
        boolean words = heading.column().form() == Form.NAME || heading.column().form() == Form.TEXT;
        return value.number() && !words ? new Value.Number(new BigDecimal(value.text())) : Value.of(value.text());
    }

    private void date(String title, @Nullable ExpertValue value) {
        if (value != null) {
            add(title, new Argument(value.place(), title, null, value));
        }
    }

    private void add(String title, Argument argument) {
        for (Column column : words.sheet().columns()) {
            if (column.title().equals(title)) {
                arguments.put(new Heading(column, null, title, arguments.size() + 1), argument);
                return;
            }
        }
    }

    private void argument(Argument argument) {
        if (argument.name().isEmpty()) {
            String plain = words.plain();
            if (plain == null
                    || words == ExpertWords.EXIT
                    || arguments.keySet().stream()
                            .anyMatch(h -> h.column().title().equals(plain))) {
                wrong(
                        argument.place(),
                        argument.value().text(),
                        "`" + words.verb() + "` takes no further plain value",
                        "`" + words.example() + "`",
                        null);
            } else {
                add(plain, argument);
            }
            return;
        }
        List<Column> namesakes = words.outcomes().get(argument.name());
        if (namesakes == null) {
            Set<String> names = words.outcomes().keySet();
            wrong(
                    argument.place(),
                    argument.name(),
                    "`" + words.verb() + "` says nothing of `" + argument.name() + "`",
                    "one of " + Texts.choices(List.copyOf(names)),
                    Nearest.of(argument.name(), names));
            return;
        }
        Heading heading = heading(namesakes, argument);
        if (heading == null) {
            return;
        }
        Set<String> seen = new HashSet<>();
        arguments.keySet().forEach(one -> seen.add(one.key()));
        if (seen.contains(heading.key())) {
            wrong(argument.place(), argument.name(), "`" + argument.name() + "` is said twice", "one value", null);
            return;
        }
        arguments.put(heading, argument);
    }

    private @Nullable Heading heading(List<Column> namesakes, Argument argument) {
        String of = argument.of();
        String tag = of == null ? null : Texts.languageTag(of);
        if (of != null && (tag == null || namesakes.size() < 2)) {
            wrong(
                    argument.place(),
                    of,
                    namesakes.size() < 2
                            ? "`" + argument.name() + "` takes nothing in brackets"
                            : "`" + of + "` is not a language tag",
                    namesakes.size() < 2 ? "`" + argument.name() + ": \"...\"`" : "a tag such as `de` or `pt-BR`",
                    null);
            return null;
        }
        boolean other = tag != null && !tag.equals(defaultLanguage);
        for (Column column : namesakes) {
            if ((column.argument() == Column.Argument.NONE) != other) {
                String title = other ? column.title() + ": " + tag : column.title();
                return new Heading(column, other ? tag : null, title, arguments.size() + 1);
            }
        }
        return null;
    }

    private void missing(Entry entry) {
        String plain = words.plain();
        if (plain != null && entry.cell(plain) == null && sound) {
            entry.error("`" + words.verb() + "` does not say which one", "`" + words.example() + "`");
        }
        if (plain != null || !sound) {
            return;
        }
        boolean selects = arguments.keySet().stream()
                .anyMatch(heading -> heading.column().field() != null
                        || heading.column().title().endsWith(" minutes"));
        if (!selects) {
            entry.error(
                    "the rule does not say what to " + words.verb() + "; an empty selection never means everything",
                    "`" + words.example() + "`");
        }
        if (words == ExpertWords.SHOW && entry.cell("Points") == null && entry.cell("Then require") == null) {
            entry.error("`show` does not say `points`", "`" + words.example() + "`");
        }
    }

    private void wrong(Place place, String text, String message, String expected, @Nullable String nearest) {
        sound = false;
        findings.add(Issue.error(place, text, message).expecting(expected).nearest(nearest));
    }
}
