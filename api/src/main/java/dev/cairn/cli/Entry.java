package dev.cairn.cli;

import dev.cairn.http.Entrance;
import dev.cairn.http.keys.KeySetting;
import dev.cairn.http.keys.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Where to listen and whom to let in, as options and variables say it. A secret is never one: others read the command line. */
final class Entry {
    private static final int MOST_SECONDS = 300;
    private static final int MOST_REQUESTS = 100_000;

    @Option(
            names = "--host",
            paramLabel = "<address>",
            defaultValue = "${env:CAIRN_HOST:-127.0.0.1}",
            description = "the address to listen on; others than this machine's own need keys;"
                    + " default: 127.0.0.1 (CAIRN_HOST)")
    private String host;

    @Option(
            names = "--jwks",
            paramLabel = "<file|url>",
            defaultValue = "${env:CAIRN_JWKS}",
            description = "the public keys of an identity provider, whose tokens are then asked for (CAIRN_JWKS)")
    private @Nullable String jwks;

    @Option(
            names = "--issuer",
            paramLabel = "<text>",
            defaultValue = "${env:CAIRN_ISSUER}",
            description = "what `iss` of its tokens must be (CAIRN_ISSUER)")
    private @Nullable String issuer;

    @Option(
            names = "--audience",
            paramLabel = "<text>",
            defaultValue = "${env:CAIRN_AUDIENCE}",
            description = "what `aud` of its tokens must hold (CAIRN_AUDIENCE)")
    private @Nullable String audience;

    @Option(
            names = "--roles-claim",
            paramLabel = "<claim>",
            defaultValue = "${env:CAIRN_ROLES_CLAIM:-roles}",
            description = "the claim with the roles, or a path such as realm_access.roles;"
                    + " default: roles (CAIRN_ROLES_CLAIM)")
    private String roles;

    @Option(
            names = "--role-prefix",
            paramLabel = "<text>",
            defaultValue = "${env:CAIRN_ROLE_PREFIX:-}",
            description = "what stands before the names of Cairn's roles there, such as cairn- (CAIRN_ROLE_PREFIX)")
    private String prefix;

    @Option(
            names = "--learner-claim",
            paramLabel = "<claim>",
            defaultValue = "${env:CAIRN_LEARNER_CLAIM:-sub}",
            description = "the claim with the learner's id; default: sub (CAIRN_LEARNER_CLAIM)")
    private String learner;

    @Option(
            names = "--learner-system",
            paramLabel = "<system>",
            defaultValue = "${env:CAIRN_LEARNER_SYSTEM}",
            description = "the system whose ids that claim holds, such as hr;"
                    + " default: it holds Cairn's own (CAIRN_LEARNER_SYSTEM)")
    private @Nullable String system;

    @Option(
            names = "--leeway",
            paramLabel = "<seconds>",
            defaultValue = "${env:CAIRN_LEEWAY:-30}",
            description = "by how much the clocks of those who make tokens may differ; default: 30 (CAIRN_LEEWAY)")
    private int leeway;

    @Option(
            names = "--secret-file",
            paramLabel = "<file>",
            defaultValue = "${env:CAIRN_SECRET_FILE}",
            description = "signs tokens of `cairn token`; default: token.secret in the data folder, if it is there"
                    + " (CAIRN_SECRET_FILE, or the secret itself in CAIRN_SECRET)")
    private @Nullable Path secret;

    @Option(
            names = "--cors-origins",
            paramLabel = "<origin>",
            split = ",",
            defaultValue = "${env:CAIRN_CORS_ORIGINS}",
            description = "sites whose pages may ask, with commas between them (CAIRN_CORS_ORIGINS)")
    private @Nullable List<String> origins;

    @Option(
            names = "--no-introspection",
            defaultValue = "${env:CAIRN_NO_INTROSPECTION:-false}",
            description = "do not tell the schema to whoever may ask (CAIRN_NO_INTROSPECTION=true)")
    private boolean closed;

    @Option(
            names = "--requests-each",
            paramLabel = "<number>",
            defaultValue = "${env:CAIRN_REQUESTS_EACH:-256}",
            description = "how many requests of one caller are worked on at once; default: 256 (CAIRN_REQUESTS_EACH)")
    private int each;

    @Option(
            names = "--requests",
            paramLabel = "<number>",
            defaultValue = "${env:CAIRN_REQUESTS:-1024}",
            description = "how many in all; default: 1024 (CAIRN_REQUESTS)")
    private int all;

    /** @throws TypeConversionException with what is wrong on the command line */
    Entrance entrance(Location location) {
        demand(leeway >= 0 && leeway <= MOST_SECONDS, "--leeway is a number from 0 to 300, not " + leeway);
        demand(each >= 1 && each <= MOST_REQUESTS, "--requests-each is a number from 1 to 100000, not " + each);
        demand(all >= 1 && all <= MOST_REQUESTS, "--requests is a number from 1 to 100000, not " + all);
        String keys = text(jwks);
        demand(
                keys == null || (text(issuer) != null && text(audience) != null),
                "--jwks needs --issuer and --audience: else tokens for other services would be taken");
        Secret own = new SecretFile(secret, location).read();
        KeySetting setting = new KeySetting(
                own,
                keys,
                text(issuer),
                text(audience),
                roles,
                prefix,
                learner,
                text(system),
                Duration.ofSeconds(leeway));
        List<String> sites = origins == null
                ? List.of()
                : origins.stream()
                        .map(String::strip)
                        .filter(site -> !site.isEmpty())
                        .toList();
        sites.forEach(site -> demand(
                isOrigin(site), "`" + site + "` is no origin; write it as https://portal.example, without a path"));
        return new Entrance(host.strip(), setting, sites, !closed, each, all);
    }

    private static @Nullable String text(@Nullable String given) {
        return given == null || given.isBlank() ? null : given.strip();
    }

    private static boolean isOrigin(String site) {
        try {
            URI uri = new URI(site);
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            return web
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && Objects.requireNonNullElse(uri.getRawPath(), "").isEmpty()
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
        } catch (URISyntaxException nonsense) {
            return false;
        }
    }

    private static void demand(boolean holds, String message) {
        if (!holds) {
            throw new TypeConversionException(message);
        }
    }
}
