package dev.cairn.engine.rulebook.drools;

import java.util.Map;

/** Why something of Drools' language is not part of a rule book's. */
final class Refusals {
    private static final String RULES_ONLY = "a .drl file of a rule book holds rules, and nothing else";

    private static final Map<String, String> TOP_LEVEL = Map.ofEntries(
            Map.entry("package", "rules of a book stand in no package"),
            Map.entry("unit", "there are no rule units"),
            Map.entry("import", "nothing is imported: the only type is `Learner`"),
            Map.entry("global", "there are no globals"),
            Map.entry("function", "there are no functions"),
            Map.entry("declare", "no types are declared: the only type is `Learner`"),
            Map.entry("query", "there are no queries"),
            Map.entry("dialect", "there is no dialect: nothing is compiled"),
            Map.entry("template", "there are no templates"),
            Map.entry("expander", "there are no domain specific languages"));

    private static final Map<String, String> ELEMENTS = Map.ofEntries(
            Map.entry("NotDescr", "`not` of a pattern"),
            Map.entry("ExistsDescr", "`exists`"),
            Map.entry("ForallDescr", "`forall`"),
            Map.entry("AccumulateDescr", "`accumulate`"),
            Map.entry("CollectDescr", "`collect`"),
            Map.entry("GroupByDescr", "`groupby`"),
            Map.entry("FromDescr", "`from`"),
            Map.entry("EntryPointDescr", "an entry point"),
            Map.entry("WindowReferenceDescr", "a window"),
            Map.entry("EvalDescr", "`eval`"),
            Map.entry("OrDescr", "`or` of patterns"),
            Map.entry("AndDescr", "`and` of patterns"),
            Map.entry("NamedConsequenceDescr", "a named consequence"),
            Map.entry("ConditionalBranchDescr", "a conditional consequence"));

    private Refusals() {}

    static String topLevel(String word) {
        String why = TOP_LEVEL.get(word);
        return "`" + Tokens.shortened(word) + "`: " + (why == null ? RULES_ONLY : why);
    }

    static String attribute(String name) {
        return "the attribute `" + name + "` is not part of a rule book's language";
    }

    /** Of a descriptor's class. */
    static String element(Class<?> descriptor) {
        String name = ELEMENTS.get(descriptor.getSimpleName());
        return (name == null ? "this" : name) + " is not part of a rule book's language";
    }

    static String character(int c) {
        return switch (c) {
            case '.' -> "`.`: no member of anything is read or called";
            case '@' -> "`@`: there are no annotations";
            case '#' -> "`#`: there are no casts, and comments begin with `//`";
            case '$' -> "`$`: nothing is bound to a name";
            case '?' -> "`?`: there are no queries";
            case '/' -> "`/`: there are no paths and no calculations";
            case '+', '*', '%', '^', '~' -> "`" + (char) c + "`: nothing is calculated";
            case '{', '}' -> "`" + (char) c + "`: there are no blocks of code";
            case '\\' -> "`\\`: escapes stand in strings only";
            case '\'' -> "`'`: strings stand in double quotation marks";
            case '=' -> "`=`: nothing is set; `==` compares";
            case '&', '|' -> "`" + (char) c + "` stands alone; `&&` is and, `||` is or";
            default ->
                c < 0x80
                        ? "`" + (char) c + "` has no meaning in a rule"
                        : String.format(
                                "`%s` (U+%04X) stands outside of a string, where only plain Latin letters have a meaning",
                                Character.toString(c), c);
        };
    }
}
