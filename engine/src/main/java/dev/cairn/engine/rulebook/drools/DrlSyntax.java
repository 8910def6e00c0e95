package dev.cairn.engine.rulebook.drools;

import dev.cairn.engine.rulebook.row.Place;
import java.util.List;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.DroolsParserException;
import org.drools.drl.parser.ParserError;
import org.kie.internal.builder.conf.LanguageLevelOption;

/** Drools' own parser: text in, a tree of descriptors out. It compiles nothing and loads no class that a rule names. */
final class DrlSyntax {
    private static final String RULE = "`rule \"a name\" when Learner( ... ) then ... end`";

    private DrlSyntax() {}

    /** The tree of the one rule that our own tokens found. */
    static RuleDescr parse(DrlText source, List<Token> tokens) {
        int start = tokens.get(0).start();
        DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
        PackageDescr tree;
        try {
            tree = parser.parse(false, source.only(tokens));
        } catch (DroolsParserException | RuntimeException unreadable) {
            throw Wrong.at(source.at(start), null, "Drools cannot read the rule", RULE);
        }
        for (DroolsError error : parser.getErrors()) {
            throw wrong(source, start, error);
        }
        boolean alone = tree != null
                && tree.getRules().size() == 1
                && tree.getImports().isEmpty()
                && tree.getFunctionImports().isEmpty()
                && tree.getAccumulateImports().isEmpty()
                && tree.getGlobals().isEmpty()
                && tree.getFunctions().isEmpty()
                && tree.getTypeDeclarations().isEmpty()
                && tree.getEnumDeclarations().isEmpty()
                && tree.getEntryPointDeclarations().isEmpty()
                && tree.getWindowDeclarations().isEmpty()
                && tree.getAttributes().isEmpty()
                && tree.getUnit() == null
                && tree.getRules().get(0).getClass() == RuleDescr.class;
        if (!alone) {
            throw Wrong.at(source.at(start), null, "Drools reads more here than one rule", RULE);
        }
        return tree.getRules().get(0);
    }

    private static Wrong wrong(DrlText source, int start, DroolsError error) {
        String message = error.getMessage()
                .replaceAll("\\[ERR \\d+] (Line \\d+:\\d+ )?|\\[\\d+,\\d+]: ", "")
                .strip();
        Place place = error instanceof ParserError known && known.getRow() > 1
                ? source.at(start, known.getRow(), Math.max(0, known.getCol()))
                : source.at(start);
        return Wrong.at(
                place, null, "Drools cannot read the rule: " + Tokens.shortened(message.replaceAll("\\s+", " ")), RULE);
    }
}
