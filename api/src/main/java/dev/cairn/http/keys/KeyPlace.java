package dev.cairn.http.keys;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/** Where the provider's keys stand: a file or a URL, read without blocking, in bounded time and size. */
final class KeyPlace {
    /** A hundred keys with their certificates have some 200 KB. */
    private static final int MOST_BYTES = 512 * 1024;

    private static final int CONNECT_MS = 3_000;
    private static final int ANSWER_MS = 5_000;
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

    private final Vertx vertx;
    private final String place;
    private final boolean remote;
    private final HttpClient client;

    KeyPlace(Vertx vertx, String place) {
        this.vertx = vertx;
        this.place = place;
        remote = isUrl(place);
        client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(CONNECT_MS)
                .setMaxRedirects(0)
                .setKeepAlive(false)
                .setMaxHeaderSize(16 * 1024));
    }

    static boolean isUrl(String place) {
        return place.startsWith("https://") || place.startsWith("http://");
    }

    /** Whoever can change what comes over an open line says who is administrator. */
    static boolean isSafe(String place) {
        if (!isUrl(place)) {
            return !place.contains("://");
        }
        try {
            URI url = new URI(place);
            return url.getUserInfo() == null
                    && (place.startsWith("https://") || HERE.contains(String.valueOf(url.getHost())));
        } catch (URISyntaxException nonsense) {
            return false;
        }
    }

    boolean isRemote() {
        return remote;
    }

    Future<String> read() {
        return (remote ? fetched() : file()).map(Buffer::toString);
    }

    private Future<Buffer> file() {
        return vertx.fileSystem().props(place).compose(found -> {
            if (!found.isRegularFile() || found.size() > MOST_BYTES) {
                return Future.failedFuture("it is no file of at most " + MOST_BYTES + " bytes");
            }
            return vertx.fileSystem().readFile(place);
        });
    }

    private Future<Buffer> fetched() {
        Promise<Buffer> whole = Promise.promise();
        long timer = vertx.setTimer(ANSWER_MS, late -> whole.tryFail("no answer within " + ANSWER_MS + " ms"));
        client.request(new RequestOptions()
                        .setMethod(HttpMethod.GET)
                        .setAbsoluteURI(place)
                        .setTimeout(ANSWER_MS)
                        .putHeader("Accept", "application/jwk-set+json, application/json"))
                .compose(request -> request.send())
                .onSuccess(answer -> gather(answer, whole))
                .onFailure(whole::tryFail);
        return whole.future().onComplete(done -> vertx.cancelTimer(timer));
    }

    private static void gather(HttpClientResponse answer, Promise<Buffer> whole) {
        answer.exceptionHandler(whole::tryFail);
        if (answer.statusCode() != 200) {
            whole.tryFail("it answers with status " + answer.statusCode());
            answer.request().reset();
            return;
        }
        Buffer body = Buffer.buffer();
        answer.handler(part -> {
            if (body.length() + part.length() > MOST_BYTES) {
                whole.tryFail("it answers with more than " + MOST_BYTES + " bytes");
                answer.request().reset();
            } else {
                body.appendBuffer(part);
            }
        });
        answer.endHandler(end -> whole.tryComplete(body));
    }

    Future<Void> close() {
        return client.close();
    }
}
