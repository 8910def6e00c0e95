package dev.cairn.graphql;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.content.Content;
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

    private static final int USUAL = 20;
    private static final int MOST_PICKS = 1_000;

    private static final Comparator<Content> BY_KEY = Comparator.comparing(Content::id);
    private static final Comparator<Content> NEWEST =
            Comparator.comparing(Browsing::published).reversed().thenComparing(BY_KEY);

    private final Vertx vertx;
    private final Asking asking;
    private final BestLists lists = new BestLists();

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

    /**
     * What is looked at.
     *
     * @param picks for the learner of {@code for}; null where none is named
     */
    private record Look(
            Shelf shelf,
            Catalog catalog,
            Order order,
            Paging paging,
            @Nullable List<Pick> picks) {}

    @Override
    public CompletionStage<DataFetcherResult<Connection>> get(DataFetchingEnvironment environment) {
        Paging paging = Paging.of(environment, USUAL);
        Order order = Order.valueOf(Objects.requireNonNull(environment.<String>getArgument("orderBy")));
        @Nullable Map<String, Object> ref = environment.getArgument("for");
        Standing standing = Asked.standing(environment);
        Caller caller = Asked.caller(environment);
        Shelf shelf = Shelf.of(environment.getArgument("filter"), standing.catalog(), caller.seesUnpublished());
        if (ref == null) {
            if (order == Order.BEST_FOR_LEARNER) {
                throw new Refusal(ErrorCode.INVALID, "`orderBy: BEST_FOR_LEARNER` needs `for`");
            }
            return list(new Look(shelf, standing.catalog(), order, paging, null))
                    .map(connection -> DataFetcherResult.<Connection>newResult()
                            .data(connection)
                            .build())
                    .toCompletionStage();
        }
        BestLists.@Nullable Place place = order == Order.BEST_FOR_LEARNER ? BestLists.place(paging) : null;
        Instant at = place == null ? standing.now() : place.at();
        Question question = new Question(Refs.learner(ref), null, Moment.at(at));
        return asking.learner(question, environment)
                .compose(learner -> {
                    List<Pick> picks =
                            question.decide(learner, standing, MOST_PICKS).picks();
                    Look look = new Look(shelf, standing.catalog(), order, paging, picks);
                    return (order == Order.BEST_FOR_LEARNER
                                    ? Future.succeededFuture(best(look, picks, learner, at, place))
                                    : list(look))
                            .map(connection -> DataFetcherResult.<Connection>newResult()
                                    .data(connection)
                                    .localContext(Asking.languages(question, learner, standing))
                                    .build());
                })
                .toCompletionStage();
    }

    private Connection best(Look look, List<Pick> picks, Learner learner, Instant at, BestLists.@Nullable Place place) {
        List<Pick> fitting = picks.stream()
                .filter(pick -> look.shelf.holds(pick.content(), look.catalog))
                .toList();
        BestLists.Listed listed = lists.listed(fitting, learner, at, place);
        Paging.Window window = look.paging.in(listed.size(), listed::passed, listed::reached);
        List<Edge> edges = listed.picks(window).stream()
                .map(pick -> new Edge(listed.cursor(pick), pick.content(), pick))
                .toList();
        if (window.from() > 0 || window.to() < listed.size()) {
            lists.keep(listed);
        }
        return connection(edges, window, listed.size());
    }

    private Future<Connection> list(Look look) {
        boolean long_ = look.catalog.size() > MANY && (look.shelf.text() != null || look.order == Order.NEWEST);
        return long_ ? vertx.executeBlocking(() -> sorted(look), false) : Future.succeededFuture(sorted(look));
    }

    private static Connection sorted(Look look) {
        List<Content> all = fitting(look);
        Paging.Window window = look.paging.in(
                all.size(),
                after -> before(all, Place.read(after, look.order), look.order, true),
                before -> before(all, Place.read(before, look.order), look.order, false));
        Map<String, Pick> picks = new HashMap<>();
        if (look.picks != null) {
            look.picks.forEach(pick -> picks.put(pick.content().id(), pick));
        }
        List<Edge> edges = all.subList(window.from(), window.to()).stream()
                .map(content -> new Edge(Place.cursor(content, look.order), content, picks.get(content.id())))
                .toList();
        return connection(edges, window, all.size());
    }

    private static Connection connection(List<Edge> edges, Paging.Window window, int all) {
        List<String> cursors = edges.stream().map(Edge::cursor).toList();
        return new Connection(edges, PageInfo.of(cursors, window.from() > 0, window.to() < all), all);
    }

    private static List<Content> fitting(Look look) {
        List<Content> found = new ArrayList<>();
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

    /** How many of the sorted contents stand before a place or, with {@code itself}, at it. */
    private static int before(List<Content> sorted, Place place, Order order, boolean itself) {
        int low = 0;
        int high = sorted.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            int compared = place.compared(sorted.get(middle), order);
            if (compared < 0 || (itself && compared == 0)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * Where a page begins or ends: at a content, by what it is sorted by, so that what is added or taken out moves nothing.
     *
     * @param key of the content; @param day of its publication
     */
    private record Place(String key, long day) {
        static String cursor(Content content, Order order) {
            return Cursor.of(
                    "c" + order.ordinal(), content.id(), published(content).toEpochDay());
        }

        static Place read(String text, Order order) {
            Cursor cursor = Cursor.read(text, "c" + order.ordinal(), String.class, Number.class);
            return new Place(cursor.text(0), cursor.number(1));
        }

        /** Below 0 where the content stands before this. */
        private int compared(Content content, Order order) {
            int later =
                    order == Order.NEWEST ? Long.compare(day, published(content).toEpochDay()) : 0;
            return later != 0 ? later : content.id().compareTo(key);
        }
    }
}
