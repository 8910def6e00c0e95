package dev.cairn.http;

import dev.cairn.http.keys.KeySetting;
import java.util.List;
import java.util.Set;

/**
 * Where the service listens, and whom it lets in.
 *
 * @param host a name or an address; without keys one of this machine's own
 * @param keys which tokens are taken
 * @param origins the other sites whose pages may ask, such as {@code https://portal.example}
 * @param introspection whether the schema is told to whoever may ask
 * @param each how many requests of one caller are worked on at once
 * @param all how many in all
 */
public record Entrance(String host, KeySetting keys, List<String> origins, boolean introspection, int each, int all) {
    /** Open, to this machine only. */
    public static final Entrance LOOPBACK = new Entrance("127.0.0.1", KeySetting.NONE, List.of(), true, 256, 1_024);

    private static final Set<String> HERE = Set.of("127.0.0.1", "localhost", "::1");

    public Entrance {
        origins = List.copyOf(origins);
    }

    /** Whether nobody from elsewhere reaches it. */
    public boolean isLoopback() {
        return HERE.contains(host);
    }
}
