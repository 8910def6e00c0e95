package dev.cairn.engine.rulebook.drools;

import dev.cairn.engine.rulebook.row.ExpertRule;
import dev.cairn.engine.rulebook.row.ExpertTest;
import dev.cairn.engine.rulebook.row.ExpertValue;
import dev.cairn.engine.rulebook.row.Place;
import java.util.ArrayList;
import java.util.List;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.AttributeDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.jspecify.annotations.Nullable;

/** Reads one rule: Drools' tree of it against what is allowed, then the words of its constraints and its statement. */
final class DrlRule {
    private static final String PATTERN = "one pattern, such as `Learner( persona == \"New hire\" )`";
    private static final String ATTRIBUTES = "`salience`, `date-effective` or `date-expires`";

    private final DrlText source;
    private final List<Token> tokens;
    private final int start;
    private final int then;

    /** @param tokens from {@code rule} to {@code end} */
    DrlRule(DrlText source, List<Token> tokens) {
        this.source = source;
        this.tokens = tokens;
        this.start = tokens.get(0).start();
        this.then = then(tokens);
    }

    private static int then(List<Token> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).is("then")) {
                return i;
            }
        }
        return -1;
    }

    ExpertRule read() {
        Place place = source.at(start);
        Token last = tokens.get(tokens.size() - 1);
        if (then < 0 || !last.is("end")) {
            throw Wrong.at(
                    place,
                    null,
                    then < 0 ? "the rule has no `then`" : "the rule has no `end`",
                    "`rule \"a name\" when Learner( ... ) then ... end`");
        }
        for (int i = 1; i < then && !tokens.get(i).is("when"); i++) {
            if (tokens.get(i).is("agenda")) { // Drools would log the text
                throw Wrong.at(
                        source.at(tokens.get(i)), "agenda-group", Refusals.attribute("agenda-group"), ATTRIBUTES);
            }
        }
        RuleDescr rule = DrlSyntax.parse(source, tokens);
        if (rule.getName() == null || rule.getName().isBlank() || tokens.get(1).kind() != Token.Kind.STRING) {
            throw Wrong.at(place, null, "the rule has no name", "`rule \"a name\"`");
        }
        if (rule.getParentName() != null) {
            throw Wrong.at(place, null, "a rule extends no other", "the conditions of both in this rule");
        }
        if (!rule.getAnnotationNames().isEmpty()) {
            throw Wrong.at(place, null, "there are no annotations", "a plain rule");
        }
        if (!rule.getNamedConsequences().isEmpty()) {
            throw Wrong.at(place, null, "a rule has one outcome, without a label", "one `then`");
        }
        Integer order = null;
        ExpertValue from = null;
        ExpertValue until = null;
        for (AttributeDescr attribute : rule.getAttributes().values()) {
            switch (attribute.getName()) {
                case "salience" -> order = order(attribute);
                case "date-effective" -> from = date(attribute);
                case "date-expires" -> until = date(attribute);
                default ->
                    throw Wrong.at(
                            at(attribute), attribute.getName(), Refusals.attribute(attribute.getName()), ATTRIBUTES);
            }
        }
        ExpertTest when = when(rule);
        Statement statement =
                Statement.read(new Cursor(source, tokens.subList(then + 1, tokens.size() - 1), last.start()));
        return new ExpertRule(
                place,
                tokens.get(1).text(),
                order,
                from,
                until,
                when,
                statement.verb(),
                statement.place(),
                statement.arguments());
    }

    private Integer order(AttributeDescr attribute) {
        if (!attribute.getValue().matches("-?\\d{1,6}")) {
            throw Wrong.at(
                    at(attribute),
                    Tokens.shortened(attribute.getValue()),
                    "the salience is no whole number",
                    "a plain number, such as `salience 10`");
        }
        return -Integer.parseInt(attribute.getValue());
    }

    private ExpertValue date(AttributeDescr attribute) {
        return new ExpertValue(at(attribute), attribute.getValue(), false);
    }

    private Place at(AttributeDescr attribute) {
        List<String> words = List.of(attribute.getName().split("-"));
        String last = words.get(words.size() - 1);
        for (int i = 2 * words.size() - 2; i < tokens.size(); i++) {
            int first = i - 2 * words.size() + 2;
            if (tokens.get(i).is(last) && tokens.get(first).is(words.get(0))) {
                return source.at(tokens.get(first));
            }
        }
        return source.at(start);
    }

    private ExpertTest when(RuleDescr rule) {
        List<? extends BaseDescr> elements =
                rule.getLhs() == null ? List.of() : rule.getLhs().getDescrs();
        if (elements.size() != 1) {
            Place place = source.at(start);
            throw Wrong.at(
                    place,
                    null,
                    elements.isEmpty() ? "the rule has no pattern" : "the rule has several patterns",
                    PATTERN);
        }
        BaseDescr element = elements.get(0);
        if (element.getClass() != PatternDescr.class) {
            throw Wrong.at(at(element), null, Refusals.element(element.getClass()), PATTERN);
        }
        PatternDescr pattern = (PatternDescr) element;
        if (pattern.getSource() != null) {
            throw Wrong.at(
                    at(pattern), null, Refusals.element(pattern.getSource().getClass()), PATTERN);
        }
        if (!"Learner".equals(pattern.getObjectType())) {
            throw Wrong.at(
                    at(pattern),
                    pattern.getObjectType(),
                    "there is no type `" + Tokens.shortened(pattern.getObjectType()) + "`",
                    PATTERN);
        }
        boolean plain = pattern.getIdentifier() == null
                && !pattern.isUnification()
                && !pattern.isQuery()
                && (pattern.getBehaviors() == null || pattern.getBehaviors().isEmpty())
                && pattern.getAnnotationNames().isEmpty()
                && pattern.getConstraint().getClass() == AndDescr.class;
        if (!plain) {
            throw Wrong.at(at(pattern), null, "the pattern is bound to a name, watched or windowed", PATTERN);
        }
        return constraints(pattern);
    }

    /** Drools' constraints, each by our own grammar; together they must be all that stands between the brackets. */
    private ExpertTest constraints(PatternDescr pattern) {
        List<ExpertTest> tests = new ArrayList<>();
        int accounted = 0;
        for (BaseDescr constraint : pattern.getDescrs()) {
            if (constraint.getClass() != ExprConstraintDescr.class
                    || ((ExprConstraintDescr) constraint).getType() != ExprConstraintDescr.Type.NAMED) {
                throw Wrong.at(
                        at(constraint), null, "a constraint names its fact", "such as `persona == \"New hire\"`");
            }
            int from = start + constraint.getStartCharacter();
            int to = start + constraint.getEndCharacter();
            List<Token> own = tokens.stream()
                    .filter(token -> token.start() >= from && token.end() <= to + 1)
                    .toList();
            accounted += own.size() + (tests.isEmpty() ? 0 : 1);
            tests.add(Comparisons.read(new Cursor(source, own, to + 1)));
        }
        int open = bracket();
        if (open < 0 || accounted != then - open - 2) {
            throw Wrong.at(source.at(start), null, "Drools reads the pattern otherwise than it looks", PATTERN);
        }
        return tests.size() == 1 ? tests.get(0) : new ExpertTest.All(tests);
    }

    /** The bracket after {@code when Learner}, if the pattern ends just before {@code then}. */
    private int bracket() {
        for (int i = 2; i < then; i++) {
            if (tokens.get(i).is("(")
                    && tokens.get(i - 1).is("Learner")
                    && tokens.get(i - 2).is("when")) {
                return tokens.get(then - 1).is(")") ? i : -1;
            }
        }
        return -1;
    }

    private Place at(@Nullable BaseDescr element) {
        int offset = element == null ? -1 : element.getStartCharacter();
        return source.at(start + Math.max(0, offset));
    }
}
