package dev.cairn.engine.rulebook.sheet;

import dev.cairn.engine.rulebook.row.Cell;
import dev.cairn.engine.rulebook.row.ExpertRule;
import dev.cairn.engine.rulebook.row.ExpertTest;
import dev.cairn.engine.rulebook.row.ExpertTest.Comparison;
import dev.cairn.engine.rulebook.row.ExpertTest.Operator;
import dev.cairn.engine.rulebook.row.Fact;
import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.engine.rulebook.row.RowHead;
import dev.cairn.engine.rulebook.sheet.Conditions.Told;
import dev.cairn.engine.table.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Experts' rules as entries of the sheets whose rows they are like: outcomes as cells, conditions as alternatives. All
 * that a sheet's reader checks of a row is then checked of them too.
 */
final class ExpertRows {
    /**
     * A rule, ready to be read like a row.
     *
     * @param alternatives its conditions
     */
    record Expert(ExpertWords words, Entry entry, ExpertRule rule, List<List<Told>> alternatives) {}

    private final List<ExpertRule> rules;
    private final Known known;
    private final Formats formats;
    private final Findings findings;
    private final String defaultLanguage;

    ExpertRows(List<ExpertRule> rules, Known known, Formats formats, Findings findings, String defaultLanguage) {
        this.rules = rules;
        this.known = known;
        this.formats = formats;
        this.findings = findings;
        this.defaultLanguage = defaultLanguage;
    }

    /** The segments that rules make. */
    static void segments(List<ExpertRule> rules, Known known) {
        for (ExpertRule rule : rules) {
            if (rule.verb().equals(ExpertWords.SEGMENT.verb())) {
                for (ExpertRule.Argument argument : rule.arguments()) {
                    if (argument.name().isEmpty()) {
                        known.add(Domain.SEGMENT, argument.value().text());
                    }
                }
            }
        }
    }

    /** Verbs that no sheet's rows know. */
    void unknownVerbs() {
        for (ExpertRule rule : rules) {
            if (ExpertWords.of(rule.verb()) == null) {
                findings.add(Issue.error(rule.verbPlace(), rule.verb(), "there is no outcome `" + rule.verb() + "`")
                        .expecting("one of " + Texts.choices(ExpertWords.verbs()))
                        .nearest(Nearest.of(rule.verb(), ExpertWords.verbs())));
            }
        }
    }

    /** The rules that say what the sheet's rows say, in the order of files and lines. */
    List<Expert> of(Sheet sheet) {
        List<Expert> experts = new ArrayList<>();
        for (ExpertRule rule : rules) {
            ExpertWords words = ExpertWords.of(rule.verb());
            if (words != null && words.sheet() == sheet) {
                Entry entry = ExpertOutcome.entry(words, rule, findings, defaultLanguage);
                List<List<Told>> alternatives = alternatives(words, rule, entry);
                if (alternatives != null) {
                    experts.add(new Expert(words, entry, rule, alternatives));
                }
            }
        }
        return experts;
    }

    private @Nullable List<List<Told>> alternatives(ExpertWords words, ExpertRule rule, Entry entry) {
        int count = ExpertLowering.count(rule.when(), false);
        if (count > RowHead.MOST_ALTERNATIVES) {
            entry.error(
                    "the rule has more than " + RowHead.MOST_ALTERNATIVES + " alternatives, once `||` is taken apart",
                    "`in ( ... )` where one fact has several values, or several rules");
            return null;
        }
        Set<String> programs = new LinkedHashSet<>();
        programs(rule.when(), programs);
        Conditions conditions = new Conditions(known, formats);
        return new ExpertLowering((comparison, not) -> told(words, comparison, not, entry, conditions, programs))
                .of(rule.when());
    }

    /** The programs that the rule names: its stages are theirs. */
    private void programs(ExpertTest test, Set<String> programs) {
        if (test instanceof Comparison comparison) {
            boolean named = comparison.operator() == Operator.EQUAL || comparison.operator() == Operator.IN;
            if (named && comparison.fact().equals("program")) {
                comparison
                        .values()
                        .forEach(value -> programs.add(
                                known.named(Domain.PROGRAM, value.text()).key()));
            }
        } else if (test instanceof ExpertTest.All all) {
            all.tests().forEach(part -> programs(part, programs));
        } else if (test instanceof ExpertTest.Any any) {
            any.tests().forEach(part -> programs(part, programs));
        }
    }

    private @Nullable Told told(
            ExpertWords words,
            Comparison comparison,
            boolean not,
            Entry entry,
            Conditions conditions,
            Set<String> programs) {
        Column column = column(words, comparison);
        Fact.Kind kind = column == null ? null : column.fact();
        if (column == null || kind == null) {
            return null;
        }
        String title = comparison.argument() == null ? column.title() : column.title() + ": " + comparison.argument();
        Heading heading = new Heading(column, comparison.argument(), title, 1);
        Operator contrary = not ? contrary(comparison.operator()) : comparison.operator();
        Comparison asked = contrary == null
                ? comparison
                : new Comparison(
                        comparison.place(), comparison.fact(), comparison.argument(), contrary, comparison.values());
        Filled named = entry.aside(
                heading, comparison.place().column(title, comparison.place().cell()), Value.of(shown(comparison)));
        String text = Entry.read(named, cell -> ExpertCell.text(asked, column, known, formats));
        Fact fact = Entry.read(named, cell -> Conditions.fact(kind, comparison.argument(), known));
        if (text == null || fact == null) {
            return null;
        }
        Told told = conditions.told(entry.aside(heading, named.place(), Value.of(text)), fact, programs);
        return told == null || contrary != null ? told : contrary(told);
    }

    /** The operator that says the contrary on known facts; null for a cell's text. */
    private static @Nullable Operator contrary(Operator operator) {
        return switch (operator) {
            case EQUAL -> Operator.NOT_EQUAL;
            case NOT_EQUAL -> Operator.EQUAL;
            case LESS -> Operator.AT_LEAST;
            case AT_MOST -> Operator.MORE;
            case MORE -> Operator.AT_MOST;
            case AT_LEAST -> Operator.LESS;
            case IN -> Operator.NOT_IN;
            case NOT_IN -> Operator.IN;
            case CONTAINS -> Operator.NOT_CONTAINS;
            case NOT_CONTAINS -> Operator.CONTAINS;
            case IS_NULL -> Operator.IS_NOT_NULL;
            case IS_NOT_NULL -> Operator.IS_NULL;
            case MATCHES -> null;
        };
    }

    private static Told contrary(Told told) {
        Demand demand = told.demand().not();
        String text = told.condition().text();
        String denied = demand.cell() instanceof Cell.Presence presence
                ? presence.present() ? "present" : "missing"
                : text.startsWith("not ") && told.demand().tone() == Demand.Tone.NONE
                        ? text.substring(4)
                        : "not " + text;
        var condition = new dev.cairn.engine.rulebook.row.Condition(
                told.condition().place(), told.fact(), demand.cell(), denied);
        return new Told(condition, demand, told.argument());
    }

    private @Nullable Column column(ExpertWords words, Comparison comparison) {
        Map<String, List<Column>> facts = words.facts();
        List<Column> namesakes = facts.get(comparison.fact());
        if (namesakes == null) {
            String refusal = words.sheet().refusal(Column.key(comparison.fact()));
            Issue issue = Issue.error(
                    comparison.place(),
                    comparison.fact(),
                    refusal != null
                            ? refusal.replace("no row here", "no such rule")
                            : "there is no fact `" + comparison.fact() + "`");
            findings.add(
                    refusal != null
                            ? issue
                            : issue.expecting("a fact, such as " + Texts.choices(List.copyOf(facts.keySet())))
                                    .nearest(Nearest.of(comparison.fact(), facts.keySet())));
            return null;
        }
        for (Column column : namesakes) {
            if ((column.argument() == Column.Argument.NONE) == (comparison.argument() == null)) {
                return column;
            }
        }
        Column column = namesakes.get(0);
        findings.add(Issue.error(
                        comparison.place(),
                        comparison.fact(),
                        comparison.argument() == null
                                ? "`" + comparison.fact() + "` does not say which one"
                                : "`" + comparison.fact() + "` takes nothing in brackets")
                .expecting(
                        comparison.argument() == null
                                ? "such as `" + comparison.fact() + "[\"" + Headings.firstPart(column.example())
                                        + "\"]`"
                                : "`" + comparison.fact() + "` alone"));
        return null;
    }

    /** The values as they are written, for issues. */
    private static String shown(Comparison comparison) {
        List<String> texts =
                comparison.values().stream().map(value -> value.text()).toList();
        return texts.isEmpty() ? "null" : String.join(", ", texts);
    }
}
