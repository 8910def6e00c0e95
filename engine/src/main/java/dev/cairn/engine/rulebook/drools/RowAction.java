package dev.cairn.engine.rulebook.drools;

import org.drools.model.functions.Block1;
import org.drools.model.functions.HashedExpression;

/** All that a row does when it fires: its number is noted on the fact that it fired on. */
record RowAction<T extends StratumFacts>(int row) implements Block1<T>, HashedExpression {
    @Override
    public void execute(T facts) {
        facts.fire(row);
    }

    @Override
    public String getExpressionHash() {
        return "row|" + row;
    }
}
