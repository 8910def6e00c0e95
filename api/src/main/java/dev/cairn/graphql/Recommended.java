package dev.cairn.graphql;

import dev.cairn.engine.content.Content;
import dev.cairn.engine.decision.Pick;
import java.util.List;

/** A page of picks, in the shape of the schema's {@code RecommendationConnection}. */
record Recommended(Served decision, List<Edge> edges, PageInfo pageInfo) {

    public int totalCount() {
        return decision.decision().total();
    }

    record Edge(String cursor, Pick pick) {
        public Content node() {
            return pick.content();
        }
    }
}
