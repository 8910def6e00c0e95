package dev.cairn.graphql;

import dev.cairn.engine.learner.Persona;
import dev.cairn.engine.rulebook.RuleBook;
import dev.cairn.engine.rulebook.row.Program;
import graphql.schema.DataFetchingEnvironment;
import java.util.List;

/** {@code Query.ruleBook}: the schema's {@code RuleBook}. */
record RuleBookQuery(RuleBook book) {

    static RuleBookQuery get(DataFetchingEnvironment environment) {
        return new RuleBookQuery(Asked.standing(environment).book());
    }

    public long version() {
        return book.version();
    }

    public String hash() {
        return book.hash();
    }

    public int rows() {
        return book.rows().rows().size();
    }

    public List<Program> programs() {
        return book.rows().programs();
    }

    public List<Persona> personas() {
        return book.rows().personas();
    }
}
