package dev.cairn.engine.rulebook.drools;

import dev.cairn.engine.rulebook.row.Cell;
import dev.cairn.engine.rulebook.row.Condition;
import dev.cairn.engine.rulebook.row.Row;
import dev.cairn.engine.rulebook.row.Stratum;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.drools.model.DSL;
import org.drools.model.Index;
import org.drools.model.PatternDSL;
import org.drools.model.Variable;
import org.drools.model.functions.Function1;
import org.drools.model.impl.ModelImpl;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.kie.api.conf.KieBaseMutabilityOption;

/**
 * Rows as Drools' own rule model, built as objects: one rule for each alternative of a row, one pattern a rule, one constraint a condition.
 * Nothing is written as text, so nothing in a cell can become code.
 */
final class RuleModel {
    private final ModelImpl model = new ModelImpl("rows");

    /** Equal cells get equal numbers, different ones never do; Drools merges nodes by the expression ids made of them. */
    private final Map<Cell, Integer> cellNumbers = new HashMap<>();

    private RuleModel() {}

    /** @param slots at the ordinals of their strata */
    static KieBase base(List<Row> rows, List<Slots> slots) {
        RuleModel rules = new RuleModel();
        for (Stratum stratum : Stratum.values()) {
            rules.addStratum(rows, stratum, StratumFacts.type(stratum), slots.get(stratum.ordinal()));
        }
        return KieBaseBuilder.createKieBaseFromModel(rules.model, KieBaseMutabilityOption.DISABLED);
    }

    private <T extends StratumFacts> void addStratum(List<Row> rows, Stratum stratum, Class<T> type, Slots slots) {
        Variable<T> facts = DSL.declarationOf(type, "facts");
        List<Function1<T, String>> keys = new ArrayList<>();
        for (int slot = 0; slot < slots.facts().size(); slot++) {
            keys.add(new KeyInSlot<>(slot));
        }
        for (int number = 0; number < rows.size(); number++) {
            Row row = rows.get(number);
            if (row.stratum() == stratum) {
                List<List<Condition>> alternatives = row.head().alternatives();
                for (int which = 0; which < alternatives.size(); which++) {
                    PatternDSL.PatternDef<T> pattern = PatternDSL.pattern(facts);
                    alternatives.get(which).stream()
                            .sorted(Comparator.comparingInt(condition -> slots.slot(condition.fact())))
                            .forEach(condition -> constrain(pattern, condition, slots.slot(condition.fact()), keys));
                    model.addRule(PatternDSL.rule("row " + number + (which == 0 ? "" : "." + which))
                            .build(pattern, DSL.on(facts).execute(new RowAction<>(number))));
                }
            }
        }
    }

    private <T extends StratumFacts> void constrain(
            PatternDSL.PatternDef<T> pattern, Condition condition, int slot, List<Function1<T, String>> keys) {
        Cell cell = condition.cell();
        String id = slot + "|" + cellNumbers.computeIfAbsent(cell, c -> cellNumbers.size());
        CellPredicate<T> predicate = new CellPredicate<>(id, slot, cell);
        String onlyKey = Slots.onlyKey(condition);
        if (onlyKey == null) {
            pattern.expr(id, predicate);
        } else {
            pattern.expr(
                    id,
                    predicate,
                    PatternDSL.alphaIndexedBy(String.class, Index.ConstraintType.EQUAL, slot, keys.get(slot), onlyKey));
        }
    }
}
