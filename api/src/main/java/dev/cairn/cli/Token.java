package dev.cairn.cli;

import dev.cairn.graphql.Role;
import dev.cairn.http.keys.Secret;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes a token for the desk. */
@Command(
        name = "token",
        sortOptions = false,
        header = "Makes a token, to ask a service that has keys.",
        description = {
            "",
            "  cairn token --new-secret --role administrator    makes the desk's secret, and a token",
            "  cairn token --role editor --name dora            a token for eight hours",
            "  cairn token --role learner --learner ada --hours 1",
            "",
            "The token is all that stands on standard output. A service that runs takes a new secret at its next start."
        })
final class Token implements Callable<Integer> {
    /** Ten years: a service account of a portal that nobody visits. */
    private static final int MOST_HOURS = 87_660;

    @Option(
            names = "--role",
            paramLabel = "<role>",
            split = ",",
            description = "learner, manager, portal, analyst, editor or administrator; several with commas")
    private @Nullable List<String> roles;

    @Option(names = "--learner", paramLabel = "<id>", description = "the learner (or manager) whose token it is")
    private @Nullable String learner;

    @Option(
            names = "--name",
            paramLabel = "<name>",
            description = "whose token it is, for the audit log; default: the learner, else the user who runs this")
    private @Nullable String name;

    @Option(
            names = "--hours",
            paramLabel = "<hours>",
            defaultValue = "8",
            description = "how long it is good; default: 8")
    private double hours;

    @Option(
            names = "--new-secret",
            description = "first make a secret, and keep it in the data folder (or --secret-file), for its owner only")
    private boolean fresh;

    @Option(
            names = "--secret-file",
            paramLabel = "<file>",
            defaultValue = "${env:CAIRN_SECRET_FILE}",
            description = "the secret of the service that is to take the token;"
                    + " default: token.secret in the data folder (CAIRN_SECRET_FILE, CAIRN_SECRET)")
    private @Nullable Path file;

    @Mixin
    private Location location;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Set<Role> wanted = roles();
        String subject = subject(wanted);
        if (!(hours > 0 && hours <= MOST_HOURS)) {
            throw wrong("--hours is more than 0 and at most " + MOST_HOURS + ", not " + hours);
        }
        SecretFile secrets = new SecretFile(file, location);
        PrintWriter err = spec.commandLine().getErr();
        if (fresh) {
            secrets.make();
            err.println("A new secret is in `" + secrets.path() + "`; a service takes it when it starts.");
        }
        Secret secret = secrets.read();
        if (secret == null) {
            throw new Failure("there is no secret yet; `cairn token --new-secret` makes one");
        }
        Duration life = Duration.ofSeconds(Math.max(1, Math.round(hours * 3_600)));
        spec.commandLine().getOut().println(secret.token(subject, wanted, Instant.now(), life));
        err.flush();
        return 0;
    }

    private Set<Role> roles() {
        Set<Role> wanted = EnumSet.noneOf(Role.class);
        for (String word : roles == null ? List.<String>of() : roles) {
            try {
                wanted.add(Role.valueOf(word.strip().toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException unknown) {
                throw wrong("`" + word + "` is no role; there are "
                        + String.join(
                                ", ",
                                EnumSet.allOf(Role.class).stream()
                                        .map(role -> role.name().toLowerCase(Locale.ROOT))
                                        .toList()));
            }
        }
        if (wanted.isEmpty()) {
            throw wrong("which role? `cairn token --role editor`");
        }
        return wanted;
    }

    /** A learner's token names the learner, and nobody else. */
    private String subject(Set<Role> wanted) {
        boolean person = wanted.contains(Role.LEARNER) || wanted.contains(Role.MANAGER);
        if (person && learner == null) {
            throw wrong("whose? `--learner ada` names the learner or manager");
        }
        if (learner != null && !person) {
            throw wrong("--learner is for the roles learner and manager; --name says who else it is");
        }
        if (learner != null && name != null && !name.equals(learner)) {
            throw wrong("a learner's token has the learner's name: leave --name out");
        }
        String subject = learner != null ? learner : name != null ? name : System.getProperty("user.name", "desk");
        if (subject.isBlank() || !subject.equals(subject.strip()) || subject.length() > 200) {
            throw wrong("a name has 1 to 200 characters and no blanks at its ends");
        }
        return subject;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
