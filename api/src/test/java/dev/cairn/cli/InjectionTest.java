package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.store.DatabaseAddress;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every text that any root field takes, wherever it stands in the arguments, holds code once, by an administrator: none
 * of it runs, each gets an answer or a refusal, and nobody's rows change but those that were asked to.
 */
@Tag("deep")
class InjectionTest {
    /** A refusal may say that the service is at fault, or the client; these say the first. */
    private static final Set<String> FAULTS = Set.of("INTERNAL", "TIMEOUT", "UNAVAILABLE");

    /** Whom {@link TextPlaces} names: what is changed of them was asked for. */
    private static final Pattern NAMED = Pattern.compile("[(,](ben|office-tour),");

    @Test
    void nothingThatIsSentRuns(@TempDir Path folder) throws Exception {
        Path made = folder.resolve("made");
        List<String> surprises = new ArrayList<>();
        Set<String> places = new TreeSet<>();
        Map<String, Integer> codes = new TreeMap<>();
        try (RunningCairn cairn = RunningCairn.on(folder.resolve("data"));
                ServerSocket elsewhere = new ServerSocket(0)) {
            elsewhere.setSoTimeout(1);
            Map<String, String> texts = texts(made, elsewhere.getLocalPort());
            DatabaseAddress address = address(folder.resolve("data/postgres.properties"));
            List<String> before = kept(address);
            for (TextPlaces.Place place : new TextPlaces(Files.readString(Path.of("../schema.graphqls"))).all()) {
                places.add(place.name());
                texts.forEach((what, text) -> {
                    String surprise = surprise(cairn, place.question(), text, codes);
                    if (!surprise.isEmpty()) {
                        surprises.add(place.name() + " with " + what + ": " + surprise);
                    }
                });
            }
            assertEquals(200, cairn.get("/health/ready").statusCode());
            assertFalse(Files.exists(made), "something ran");
            assertThrows(SocketTimeoutException.class, elsewhere::accept, "somebody was called");
            List<String> lost = new ArrayList<>(before);
            lost.removeAll(Set.copyOf(kept(address)));
            assertEquals(List.of(), surprises, () -> String.join("\n", surprises));
            assertEquals(List.of(), lost, "changed or gone");
            System.out.println(
                    texts.size() + " texts in each of " + places.size() + " places, by what they were told: " + codes);
        }
        assertTrue(places.size() > 200, places::toString);
    }

    private static String surprise(RunningCairn cairn, String question, String text, Map<String, Integer> codes) {
        HttpResponse<String> answer;
        try {
            answer = cairn.post("{\"query\":" + escaped(question) + ",\"variables\":{\"text\":" + escaped(text) + "}}");
        } catch (Exception broken) {
            return broken.toString();
        }
        String body = answer.body();
        String code;
        try {
            code = Load.code(body);
        } catch (RuntimeException other) {
            return answer.statusCode() + " " + body;
        }
        codes.merge(code, 1, Integer::sum);
        boolean wrong = (answer.statusCode() != 200 && answer.statusCode() != 400)
                || FAULTS.contains(code)
                || answer.headers().firstValue("Set-Cookie").isPresent()
                || AttackListTest.INSIDE.matcher(body.replace(text, "")).find();
        return wrong ? answer.statusCode() + " " + body.substring(0, Math.min(300, body.length())) : "";
    }

    /** As JSON that is ASCII throughout, so that halves of pairs arrive as they are. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder("\"");
        text.chars()
                .forEach(sign -> escaped.append(
                        sign < ' ' || sign > '~' || sign == '"' || sign == '\\'
                                ? "\\u%04x".formatted(sign)
                                : String.valueOf((char) sign)));
        return escaped.append('"').toString();
    }

    private static DatabaseAddress address(Path file) throws IOException {
        Properties server = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            server.load(in);
        }
        int port = Integer.parseInt(server.getProperty("port"));
        return new DatabaseAddress("localhost", port, "cairn", "cairn", server.getProperty("password"), "disable");
    }

    /** The shape of the database, and the rows of those whom nothing that is sent names. */
    private static List<String> kept(DatabaseAddress address) {
        List<String> kept = new ArrayList<>();
        for (String query : List.of(
                "select table_name || '.' || column_name || ' ' || data_type from information_schema.columns"
                        + " where table_schema = 'public'",
                "select rolname || rolsuper from pg_roles",
                "select proname from pg_proc where pronamespace = 'public'::regnamespace")) {
            kept.addAll(Derived.texts(address, query));
        }
        // how far journeys have been followed, goes on by itself
        for (String table : Derived.texts(
                address,
                "select tablename from pg_tables where schemaname = 'public'"
                        + " and tablename not in ('catalog', 'catalog_version', 'course')")) {
            Derived.texts(address, "select t::text from \"" + table + "\" t").stream()
                    .filter(row -> !NAMED.matcher(row).find())
                    .forEach(row -> kept.add(table + row));
        }
        return kept;
    }

    private static Map<String, String> texts(Path made, int port) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("a quote", "'");
        texts.put("SQL", "' or '1'='1'; drop table learner cascade; --");
        texts.put("a program by SQL", "'; copy (select 1) to program 'touch " + made + "'; --");
        texts.put("a pause by SQL", "$$; select pg_sleep(30); $$ \\'; select pg_sleep(30) --");
        texts.put("Java", "\"; java.lang.Runtime.getRuntime().exec(\"touch " + made + "\"); //");
        texts.put(
                "a rule's condition",
                "x\" || eval(new java.lang.ProcessBuilder(\"touch\", \"" + made + "\").start() != null) || \"");
        texts.put("a template", "@{Runtime.getRuntime().exec('touch " + made + "')} #{7*7} {{7*7}} ${7*7} <%= 7*7 %>");
        texts.put("a look-up", "${jndi:ldap://127.0.0.1:" + port + "/a}");
        texts.put("LDAP", "*)(uid=*))(|(uid=*");
        texts.put("a path", "../../../../../../etc/passwd");
        texts.put("an address", "http://127.0.0.1:" + port + "/");
        texts.put("a line's end", "a\r\nSet-Cookie: a=b\r\n\r\n<html>");
        texts.put("a script", "<script>alert(1)</script><img src=x onerror=alert(1)>");
        texts.put("a shell's", "`touch " + made + "` $(touch " + made + ") | touch " + made + " &");
        texts.put("NUL", "a\u0000b");
        texts.put("NUL alone", "\u0000");
        texts.put("half of a pair", "a\ud800b");
        texts.put("the other half", "\udc00");
        texts.put("what nobody sees", "\u202e\ufeff\u200b\ud83d\ude00");
        texts.put("signs for others", "%s%n%x %00 %2e%2e%2f");
        texts.put("a formula", "=1+1+cmd|' /C calc'!A0");
        texts.put("an object", new JsonObject().put("$gt", "").encode());
        texts.put("much to match", "(a+)+$" + "a".repeat(40) + "!");
        texts.put("100,000 signs", "x".repeat(100_000));
        texts.put("no sign", "");
        return texts;
    }
}
