package dev.cairn.http;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Listens, with one event loop a core and one router for all of them. */
public final class Server {
    private static final int GRACE_SECONDS = 10;
    /** For a client to answer that it is closed; who is gone never does. */
    private static final int GOODBYE_SECONDS = 3;

    private final String host;
    private final List<HttpServer> listeners;

    private Server(String host, List<HttpServer> listeners) {
        this.host = host;
        this.listeners = listeners;
    }

    /**
     * Fails with a {@link java.net.BindException} when the port is taken.
     *
     * @param host without keys this machine's own: whoever reaches the port is administrator then
     * @param port 0 takes any that is free
     * @param lines those of the router: how long is waited for clients
     */
    public static Future<Server> start(Vertx vertx, String host, int port, int eventLoops, Router router, Lines lines) {
        List<HttpServer> listeners = new CopyOnWriteArrayList<>();
        HttpServerOptions options = new HttpServerOptions()
                .setHost(host)
                // negative: the instances share one free port
                .setPort(port == 0 ? -1 : port)
                .setReuseAddress(true)
                .setIdleTimeout(Math.toIntExact(lines.patience().idle()))
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setMaxInitialLineLength(16 * 1024)
                .setMaxHeaderSize(16 * 1024)
                .setMaxFormAttributeSize(64 * 1024)
                .setMaxFormFields(100)
                .setWebSocketSubProtocols(List.of(Sockets.PROTOCOL))
                .setMaxWebSocketFrameSize(Sockets.LONGEST)
                .setMaxWebSocketMessageSize(Sockets.LONGEST)
                // some hundred kilobytes a socket, for messages of some hundred bytes
                .setPerMessageWebSocketCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false)
                .setWebSocketClosingTimeout(GOODBYE_SECONDS)
                .setHandle100ContinueAutomatically(false)
                .setCompressionSupported(false)
                .setTcpNoDelay(true)
                // else Vert.x tells us of a connection only when its first request has come, and who sends none is not
                // seen;
                // browsers speak HTTP/2 over TLS only, and so with what stands before us
                .setHttp2ClearTextEnabled(false);
        return vertx.deployVerticle(
                        () -> new Listener(options, router, lines.silence(), listeners),
                        new DeploymentOptions().setInstances(eventLoops))
                .map(deployed -> new Server(host, listeners));
    }

    public int port() {
        return listeners.get(0).actualPort();
    }

    public String url() {
        boolean everywhere = host.equals("0.0.0.0") || host.equals("::");
        String name = everywhere ? "127.0.0.1" : host.contains(":") ? "[" + host + "]" : host;
        return "http://" + name + ":" + port();
    }

    /** Accepts nothing new, lets requests that are under way finish for at most ten seconds, then closes. */
    public Future<Void> stop() {
        return Future.join(listeners.stream()
                        .map(listener -> listener.shutdown(GRACE_SECONDS, TimeUnit.SECONDS))
                        .toList())
                .mapEmpty();
    }

    private static final class Listener extends VerticleBase {
        private final HttpServerOptions options;
        private final Router router;
        private final Silence silence;
        private final List<HttpServer> listeners;

        Listener(HttpServerOptions options, Router router, Silence silence, List<HttpServer> listeners) {
            this.options = options;
            this.router = router;
            this.silence = silence;
            this.listeners = listeners;
        }

        @Override
        public Future<?> start() {
            return vertx.createHttpServer(options)
                    .connectionHandler(connection -> silence.begins(vertx, connection))
                    .requestHandler(router)
                    .listen()
                    .onSuccess(listeners::add);
        }
    }
}
