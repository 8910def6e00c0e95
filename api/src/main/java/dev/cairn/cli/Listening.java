package dev.cairn.cli;

import dev.cairn.http.Entrance;
import dev.cairn.http.keys.Keys;
import dev.cairn.http.keys.People;
import dev.cairn.store.Learners;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** Whether one can listen where somebody wishes, and who may be let in there. */
final class Listening {
    private Listening() {}

    /** Asked early: it takes a second to start a database, and none to see that nobody could or should come in. */
    static void demand(Entrance entrance, int port) {
        if (!entrance.keys().isSet() && !entrance.isLoopback()) {
            throw new Failure("without keys everybody would be administrator, so Cairn listens on 127.0.0.1 only;"
                    + " `cairn token --new-secret` makes a key, --jwks names those of an identity provider");
        }
        if (!isOurs(entrance.host())) {
            throw new Failure("this machine has no address `" + entrance.host() + "`; choose another with --host");
        }
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(entrance.host(), port));
        } catch (IOException taken) {
            throw new Failure("port " + port + " is taken; choose another with --port or CAIRN_PORT");
        }
    }

    private static boolean isOurs(String host) {
        try {
            InetAddress address = InetAddress.getByName(host);
            return address.isAnyLocalAddress()
                    || address.isLoopbackAddress()
                    || NetworkInterface.getByInetAddress(address) != null;
        } catch (UnknownHostException unknown) {
            return false;
        } catch (IOException unclear) {
            return true;
        }
    }

    /** What opens tokens; null where none are asked for. */
    static @Nullable Keys keys(Opened opened, Vertx vertx, Learners learners, Entrance entrance) {
        if (!entrance.keys().isSet()) {
            return null;
        }
        try {
            Keys keys = Wait.on(Keys.open(vertx, entrance.keys(), new People(learners::find, learners::names)));
            opened.add(() -> Wait.on(keys.close()));
            return keys;
        } catch (IllegalArgumentException wrong) {
            throw new Failure(String.valueOf(wrong.getMessage()));
        }
    }

    /** For the log. */
    static String rule(@Nullable Keys keys) {
        return keys == null
                ? "without keys and so on this machine's own address only: whoever reaches it is administrator"
                : "with keys: whoever asks sends a token";
    }
}
