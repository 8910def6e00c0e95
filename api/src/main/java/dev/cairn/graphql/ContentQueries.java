package dev.cairn.graphql;

import dev.cairn.engine.content.Content;
import dev.cairn.engine.content.ContentStatus;
import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;

/** {@code Query.content}, and contents that others name. */
final class ContentQueries {
    private final Sources sources;

    ContentQueries(Sources sources) {
        this.sources = sources;
    }

    @Nullable
    Content content(DataFetchingEnvironment environment) {
        return visible(
                Refs.content(
                        Asked.object(environment, "ref"),
                        Asked.standing(environment).catalog(),
                        sources.catalog()),
                environment);
    }

    /** The content of that id, if the caller may know of it. */
    static @Nullable Content named(@Nullable String id, DataFetchingEnvironment environment) {
        return id == null ? null : visible(Asked.standing(environment).catalog().content(id), environment);
    }

    private static @Nullable Content visible(@Nullable Content content, DataFetchingEnvironment environment) {
        Caller caller = Asked.caller(environment);
        return content == null || content.status() == ContentStatus.PUBLISHED || caller.seesUnpublished()
                ? content
                : null;
    }
}
