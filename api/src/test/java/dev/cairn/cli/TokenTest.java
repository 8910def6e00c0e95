package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jwt.SignedJWT;
import dev.cairn.http.Entrance;
import dev.cairn.http.keys.KeySetting;
import dev.cairn.http.keys.Secret;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code cairn token}, the secret that it keeps, and what a service with it says. */
@ExtendWith(SharedCairn.class)
class TokenTest {
    private final RunningCairn cairn;

    @TempDir
    private Path data;

    TokenTest(RunningCairn cairn) {
        this.cairn = cairn;
    }

    private record Said(int code, String out, String err) {}

    private Said token(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        var line = Cairn.line().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        String[] all = new String[words.length + 3];
        all[0] = "token";
        all[1] = "--data";
        all[2] = data.resolve("d").toString();
        System.arraycopy(words, 0, all, 3, words.length);
        return new Said(line.execute(all), out.toString(), err.toString());
    }

    @Test
    void fromNothingToATokenThatIsTaken() throws Exception {
        Said first = token("--new-secret", "--role", "administrator", "--name", "root");
        assertEquals(0, first.code(), first.err());
        Path secret = data.resolve("d").resolve("token.secret");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)));
        assertTrue(!first.out().contains(Files.readString(secret).strip()));
        KeySetting keys = KeySetting.NONE.with(Secret.of(Files.readString(secret)));
        try (KeyedCairn keyed = new KeyedCairn(cairn, KeyedCairn.entrance(keys))) {
            assertEquals("root", keyed.caller(first.out().strip()).subject());
            Said learner = token("--role", "learner", "--learner", "ada", "--hours", "0.5");
            var answer = keyed.ask(learner.out().strip(), "{ learner(ref: {id: \"ada\"}) { name } }");
            assertTrue(answer.body().contains("Ada"), answer.body());
            SignedJWT read = SignedJWT.parse(learner.out().strip());
            long life = read.getJWTClaimsSet().getExpirationTime().getTime()
                    - read.getJWTClaimsSet().getIssueTime().getTime();
            assertEquals(1_800_000, life);
        }
        Said again = token("--new-secret", "--role", "editor");
        assertEquals(1, again.code());
        assertTrue(again.err().contains("already"), again.err());
    }

    @Test
    void whatCannotBeAToken() throws Exception {
        assertTrue(token("--role", "editor").err().contains("cairn token --new-secret"));
        for (List<String> words : List.of(
                List.<String>of(),
                List.of("--role", "king"),
                List.of("--role", "learner"),
                List.of("--role", "editor", "--learner", "ada"),
                List.of("--role", "learner", "--learner", "ada", "--name", "ben"),
                List.of("--role", "editor", "--hours", "0"),
                List.of("--role", "editor", "--hours", "NaN"),
                List.of("--role", "editor", "--hours", "1e9"),
                List.of("--role", "editor", "--name", " "))) {
            assertEquals(2, token(words.toArray(String[]::new)).code(), words.toString());
        }
        Path file = Files.writeString(data.resolve("short"), "short");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertTrue(token("--role", "editor", "--secret-file", file.toString())
                .err()
                .contains("at least 32"));
        Files.writeString(file, KeyedCairn.SECRET);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        Said open = token("--role", "editor", "--secret-file", file.toString());
        assertEquals(1, open.code());
        assertTrue(open.err().contains("others can read"), open.err());
    }

    @Test
    void withoutKeysNobodyElsewhereIsListenedTo() {
        Entrance open = new Entrance("0.0.0.0", KeySetting.NONE, List.of(), true, 1, 1);
        String message = String.valueOf(
                assertThrows(Failure.class, () -> Listening.demand(open, 0)).getMessage());
        assertTrue(message.contains("cairn token --new-secret"), message);
        Entrance elsewhere =
                new Entrance("192.0.2.1", KeySetting.NONE.with(Secret.of(KeyedCairn.SECRET)), List.of(), true, 1, 1);
        assertTrue(String.valueOf(assertThrows(Failure.class, () -> Listening.demand(elsewhere, 0))
                        .getMessage())
                .contains("no address"));
        Listening.demand(
                new Entrance("0.0.0.0", KeySetting.NONE.with(Secret.of(KeyedCairn.SECRET)), List.of(), true, 1, 1), 0);
        assertTrue(Listening.rule(null).contains("whoever reaches it is administrator"));
    }
}
