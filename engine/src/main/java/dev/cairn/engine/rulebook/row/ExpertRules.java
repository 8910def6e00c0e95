package dev.cairn.engine.rulebook.row;

import java.util.List;

/**
 * All that the .drl files of a book say.
 *
 * @param issues what kept rules from being read
 */
public record ExpertRules(List<ExpertRule> rules, List<Issue> issues) {
    public static final ExpertRules NONE = new ExpertRules(List.of(), List.of());

    public ExpertRules {
        rules = List.copyOf(rules);
        issues = List.copyOf(issues);
    }
}
