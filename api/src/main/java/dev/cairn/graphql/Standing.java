package dev.cairn.graphql;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.rulebook.RuleBook;
import graphql.schema.DataFetchingEnvironment;
import java.time.Instant;

/** The book, the catalogue and the time, taken once for a whole request: what happens meanwhile does not mix into it. */
record Standing(RuleBook book, Catalog catalog, Instant now) {

    static Standing of(Sources sources) {
        return new Standing(
                sources.publishing().book().get(),
                sources.catalog().get(),
                sources.clock().instant());
    }

    /** Taken anew, by each mutation of a request: it must know what the one before it has changed. */
    static Standing renew(DataFetchingEnvironment environment, Sources sources) {
        Standing standing = of(sources);
        environment.getGraphQlContext().put(Standing.class, standing);
        return standing;
    }
}
