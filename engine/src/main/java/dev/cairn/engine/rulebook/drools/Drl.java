package dev.cairn.engine.rulebook.drools;

import dev.cairn.engine.rulebook.row.ExpertRule;
import dev.cairn.engine.rulebook.row.ExpertRules;
import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.engine.rulebook.row.RuleFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Reads .drl files: Drools' own language, cut down to what a sheet's row can say. Nothing in them is ever compiled or
 * evaluated. Each rule passes four gates, and what one does not know it refuses: our tokens, bounds on a rule's size
 * and depth, Drools' parser with an allow-list over the tree it gives, and our own grammars of constraints and of the
 * one statement.
 */
public final class Drl {
    private static final int MOST_RULES = 5_000;
    private static final int MOST_ISSUES = 200;

    private final DrlText source;
    private final List<ExpertRule> rules;
    private final List<Issue> issues;

    private Drl(DrlText source, List<ExpertRule> rules, List<Issue> issues) {
        this.source = source;
        this.rules = rules;
        this.issues = issues;
    }

    /** Whether the file's name says that it holds expert rules. */
    public static boolean is(RuleFile file) {
        return file.name().toLowerCase(Locale.ROOT).endsWith(".drl");
    }

    /** The rules of those of the files that are .drl, by file name and line. */
    public static ExpertRules read(List<RuleFile> files) {
        List<ExpertRule> rules = new ArrayList<>();
        List<Issue> issues = new ArrayList<>();
        files.stream()
                .filter(Drl::is)
                .sorted(Comparator.comparing(RuleFile::name))
                .forEach(file -> {
                    List<Issue> found = new ArrayList<>();
                    DrlText source = DrlText.of(file, found::add);
                    List<Token> tokens = source == null ? null : Tokens.of(source, found::add);
                    if (source != null && tokens != null) {
                        new Drl(source, rules, found).split(tokens);
                    }
                    issues.addAll(found.subList(0, Math.min(found.size(), MOST_ISSUES)));
                });
        return new ExpertRules(rules, issues);
    }

    /** From {@code rule} to {@code end} is a rule; of what stands outside the first word of each line is reported. */
    private void split(List<Token> tokens) {
        int told = -1;
        int count = 0;
        for (int at = 0; at < tokens.size() && issues.size() < MOST_ISSUES; at++) {
            Token token = tokens.get(at);
            if (token.is("rule")) {
                int end = end(tokens, at);
                count++;
                if (count > MOST_RULES) {
                    issues.add(
                            Issue.error(source.at(token), null, "the file holds more than " + MOST_RULES + " rules"));
                    rules.removeIf(
                            rule -> rule.place().file().equals(source.at(0).file()));
                    return;
                }
                readRule(tokens.subList(at, end));
                at = end - 1;
            } else {
                int line = source.at(token).row();
                if (line != told && !token.is(";")) {
                    outside(token);
                }
                told = line;
            }
        }
    }

    private void outside(Token token) {
        String written = source.text().substring(token.start(), token.end());
        String message = token.kind() == Token.Kind.REFUSED ? token.text() : Refusals.topLevel(written);
        issues.add(Issue.error(source.at(token), Tokens.shortened(written), message)
                .expecting("`rule \"a name\" when Learner( ... ) then ... end`"));
    }

    /** Behind the rule's {@code end}, or before the next rule. */
    private static int end(List<Token> tokens, int from) {
        for (int at = from + 1; at < tokens.size(); at++) {
            if (tokens.get(at).is("rule")) {
                return at;
            } else if (tokens.get(at).is("end")) {
                return at + 1;
            }
        }
        return tokens.size();
    }

    private void readRule(List<Token> tokens) {
        try {
            Bounds.check(source, tokens);
            rules.add(new DrlRule(source, tokens).read());
        } catch (Wrong wrong) {
            issues.add(wrong.issue());
        }
    }
}
