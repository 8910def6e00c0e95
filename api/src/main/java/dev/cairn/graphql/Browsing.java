package dev.cairn.graphql;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.content.Content;
import dev.cairn.engine.decision.Decision;
import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.decision.Pick;
import dev.cairn.engine.learner.Learner;
import graphql.execution.DataFetcherResult;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** {@code Query.contents}. */
final class Browsing implements DataFetcher<CompletionStage<DataFetcherResult<Browsing.Connection>>> {
    /** Looking at so many contents one by one takes an event loop long enough to be felt by others. */
    private static final int MANY = 2_000;

    private static final int MOST_PICKS = 1_000;

    private static final Comparator<Content> BY_KEY = Comparator.comparing(Content::id);
    private static final Comparator<Content> NEWEST =
            Comparator.comparing(Browsing::published).reversed().thenComparing(BY_KEY);

    private final Vertx vertx;
    private final Asking asking;

    Browsing(Vertx vertx, Asking asking) {
        this.vertx = vertx;
        this.asking = asking;
    }

    /** The schema's {@code ContentConnection}. */
    record Connection(List<Edge> edges, PageInfo pageInfo, int totalCount) {}

    record Edge(String cursor, Content node, @Nullable Pick pick) {}

    /** The schema's {@code ContentOrder}. */
    enum Order {
        KEY,
        NEWEST,
        BEST_FOR_LEARNER
    }

    /** @param best the picks for the learner of {@code for}, best first; null where none is named */
    private record Look(
            Shelf shelf,
            Catalog catalog,
            Order order,
            @Nullable List<Pick> best,
            Instant at) {}

    @Override
    public CompletionStage<DataFetcherResult<Connection>> get(DataFetchingEnvironment environment) {
        int first = Asked.first(environment);
        Order order = Order.valueOf(Objects.requireNonNull(environment.<String>getArgument("orderBy")));
        String after = environment.getArgument("after");
        Map<String, Object> ref = environment.getArgument("for");
        if (order == Order.BEST_FOR_LEARNER && ref == null) {
            throw new Refusal(ErrorCode.INVALID, "`orderBy: BEST_FOR_LEARNER` needs `for`");
        }
        Standing standing = Asked.standing(environment);
        Caller caller = Asked.caller(environment);
        Shelf shelf = Shelf.of(environment.getArgument("filter"), standing.catalog(), caller.seesUnpublished());
        Place place = after == null ? null : Place.read(after, order);
        if (ref == null) {
            return list(new Look(shelf, standing.catalog(), order, null, standing.now()), place, first)
                    .map(connection -> DataFetcherResult.<Connection>newResult()
                            .data(connection)
                            .build())
                    .toCompletionStage();
        }
        Instant at = place == null ? standing.now() : place.at;
        Question question = new Question(Refs.learner(ref), null, Moment.at(at));
        return asking.learner(question, environment)
                .compose(learner -> list(look(shelf, standing, order, learner, question), place, first)
                        .map(connection -> DataFetcherResult.<Connection>newResult()
                                .data(connection)
                                .localContext(Asking.languages(question, learner, standing))
                                .build()))
                .toCompletionStage();
    }

    private static Look look(Shelf shelf, Standing standing, Order order, Learner learner, Question question) {
        Decision decision = standing.book().decide(learner, standing.catalog(), question.moment(), null, MOST_PICKS);
        return new Look(
                shelf,
                standing.catalog(),
                order,
                decision.picks(),
                question.moment().at());
    }

    private Future<Connection> list(Look look, @Nullable Place place, int first) {
        boolean long_ = look.catalog.size() > MANY && (look.shelf.text() != null || look.order == Order.NEWEST);
        return long_
                ? vertx.executeBlocking(() -> connection(look, place, first), false)
                : Future.succeededFuture(connection(look, place, first));
    }

    private static Connection connection(Look look, @Nullable Place place, int first) {
        List<Content> all = sorted(look);
        int from = place == null ? 0 : place.in(all, look.order);
        int to = Math.min(all.size(), from + first);
        Map<String, Pick> picks = new HashMap<>();
        if (look.best != null) {
            look.best.forEach(pick -> picks.put(pick.content().id(), pick));
        }
        List<Edge> edges = new ArrayList<>();
        for (Content content : all.subList(from, to)) {
            edges.add(new Edge(Place.cursor(content, look.order, look.at), content, picks.get(content.id())));
        }
        PageInfo info = new PageInfo(
                to < all.size(),
                from > 0,
                edges.isEmpty() ? null : edges.get(0).cursor(),
                edges.isEmpty() ? null : edges.get(edges.size() - 1).cursor());
        return new Connection(edges, info, all.size());
    }

    private static List<Content> sorted(Look look) {
        List<Content> found = new ArrayList<>();
        if (look.order == Order.BEST_FOR_LEARNER && look.best != null) {
            for (Pick pick : look.best) {
                if (look.shelf.holds(pick.content(), look.catalog)) {
                    found.add(pick.content());
                }
            }
            return found;
        }
        List<Content> contents = look.catalog.contents();
        look.shelf.fitting().forEach(position -> {
            if (look.shelf.says(contents.get(position))) {
                found.add(contents.get(position));
            }
        });
        if (look.order == Order.NEWEST) {
            found.sort(NEWEST);
        }
        return found;
    }

    private static LocalDate published(Content content) {
        return content.publishedOn() == null ? LocalDate.MIN : content.publishedOn();
    }

    /**
     * Where a page begins: after a content, by what it is sorted by, so that what is added or taken out before it moves
     * nothing.
     *
     * @param key of the content; @param day of its publication; @param at the instant as of which the learner was looked at
     */
    private record Place(String key, long day, Instant at) {
        static String cursor(Content content, Order order, Instant at) {
            return Cursor.of(
                    "c" + order.ordinal(), content.id(), published(content).toEpochDay(), at.toString());
        }

        static Place read(String after, Order order) {
            Cursor cursor = Cursor.read(after, "c" + order.ordinal(), String.class, Number.class, String.class);
            return new Place(cursor.text(0), cursor.number(1), instant(cursor.text(2)));
        }

        private static Instant instant(String text) {
            try {
                return Instant.parse(text);
            } catch (DateTimeParseException forged) {
                throw Cursor.invalid();
            }
        }

        /** How many of the sorted contents stand before the page. */
        int in(List<Content> sorted, Order order) {
            int before = 0;
            for (int i = 0; i < sorted.size(); i++) {
                Content content = sorted.get(i);
                boolean passed =
                        switch (order) {
                            case KEY -> content.id().compareTo(key) <= 0;
                            case NEWEST -> byDay(content) <= 0;
                            case BEST_FOR_LEARNER -> content.id().equals(key);
                        };
                before = passed ? i + 1 : before;
            }
            return before;
        }

        private int byDay(Content content) {
            int later = Long.compare(day, published(content).toEpochDay());
            return later != 0 ? later : content.id().compareTo(key);
        }
    }
}
