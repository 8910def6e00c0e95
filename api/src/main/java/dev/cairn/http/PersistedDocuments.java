package dev.cairn.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.cairn.graphql.Answer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Documents that clients name instead of sending: trusted ones, given at the start, and those that clients have sent once
 * themselves. The first are asked for by {@code documentId}, as the appendix of GraphQL over HTTP says
 * (https://graphql.github.io/graphql-over-http/draft/#sec-Appendix-Persisted-Documents), the others by the protocol of
 * Apollo's automatic persisted queries; either finds both.
 */
public final class PersistedDocuments {
    /** None but what clients send. */
    public static final PersistedDocuments OPEN = new PersistedDocuments(Map.of(), false);

    private static final Problem NOT_FOUND =
            new Problem(400, "PERSISTED_DOCUMENT_NOT_FOUND", "there is no document of this `documentId`");
    /** Code, words and status are the protocol's: clients send the whole document when they read them. */
    private static final Problem SEND_IT = new Problem(200, "PERSISTED_QUERY_NOT_FOUND", "PersistedQueryNotFound");

    private static final Problem NOT_SUPPORTED =
            new Problem(200, "PERSISTED_QUERY_NOT_SUPPORTED", "PersistedQueryNotSupported");
    private static final Problem NOT_TRUSTED =
            new Problem(403, "DOCUMENT_NOT_TRUSTED", "only documents that were given to the service are answered");

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final String PREFIX = "sha256:";
    /** In characters; a client that finds its document gone sends it again. */
    private static final long KEPT = 2_000_000;

    private final Map<String, String> trusted;
    private final boolean only;
    private final Cache<String, String> sent = Caffeine.newBuilder()
            .maximumWeight(KEPT)
            .weigher((String hash, String text) -> hash.length() + text.length())
            .build();

    private PersistedDocuments(Map<String, String> trusted, boolean only) {
        this.trusted = trusted;
        this.only = only;
    }

    /**
     * @param trusted documents by the ids that clients know them by; each is found by its hash, too
     * @param only whether nothing else is answered
     */
    public static PersistedDocuments of(Map<String, String> trusted, boolean only) {
        Map<String, String> all = new HashMap<>(trusted);
        trusted.values().forEach(text -> all.put(hash(text), text));
        return new PersistedDocuments(Map.copyOf(all), only);
    }

    /** SHA-256 of the text in UTF-8, hexadecimal in lower case. */
    public static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** The document that is asked for by its id. */
    String byId(String id) throws RequestText.Unreadable {
        String name = id.startsWith(PREFIX) ? id.substring(PREFIX.length()) : id;
        @Nullable String text = trusted.get(name);
        if (text == null && !only) {
            text = sent.getIfPresent(name);
        }
        if (text == null) {
            throw new RequestText.Unreadable(NOT_FOUND);
        }
        return text;
    }

    /** The document that is sent, with the hash that the client means to ask for from now on. */
    String sent(String text, @Nullable String hash) throws RequestText.Unreadable {
        if (hash != null && !hash(text).equals(checked(hash))) {
            throw new RequestText.Unreadable(Problem.badRequest("`sha256Hash` is not the hash of `query`"));
        }
        if (only && !trusted.containsKey(hash == null ? hash(text) : hash)) {
            throw new RequestText.Unreadable(NOT_TRUSTED);
        }
        return text;
    }

    /** The document that is asked for by its hash alone. */
    String byHash(String hash) throws RequestText.Unreadable {
        @Nullable String text = trusted.get(checked(hash));
        if (text == null && only) {
            throw new RequestText.Unreadable(NOT_SUPPORTED);
        }
        if (text == null) {
            text = sent.getIfPresent(hash);
        }
        if (text == null) {
            throw new RequestText.Unreadable(SEND_IT);
        }
        return text;
    }

    private static String checked(String hash) throws RequestText.Unreadable {
        if (!HASH.matcher(hash).matches()) {
            throw new RequestText.Unreadable(
                    Problem.badRequest("`sha256Hash` is a SHA-256 of 64 hexadecimal digits, in lower case"));
        }
        return hash;
    }

    /**
     * Keeps a document that was sent with its hash, if its answer says that it is sound: otherwise rubbish could push out
     * what others ask for.
     */
    void keep(RequestText.Sent request, Answer answer) {
        String hash = request.hash();
        if (hash != null && answer.kind() != Answer.Kind.REQUEST_ERROR && !trusted.containsKey(hash)) {
            sent.put(hash, request.request().query());
        }
    }
}
