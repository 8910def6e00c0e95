package dev.cairn.engine.rulebook.drools;

import dev.cairn.engine.rulebook.row.Cell;
import org.drools.model.functions.HashedExpression;
import org.drools.model.functions.Predicate1;

/** A cell as Drools asks it: nothing but {@link Cell#holds} on the value in its slot. */
record CellPredicate<T extends StratumFacts>(String id, int slot, Cell cell)
        implements Predicate1<T>, HashedExpression {
    @Override
    public boolean test(T facts) {
        return cell.holds(facts.value(slot));
    }

    @Override
    public String getExpressionHash() {
        return id;
    }
}
