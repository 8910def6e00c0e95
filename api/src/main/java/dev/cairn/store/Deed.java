package dev.cairn.store;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody does, for the audit log. It is written in the transaction that does it; once written, it is
 * not written again.
 */
public final class Deed {
    /** What came of a change that was made. */
    public static final String DONE = "DONE";

    private final @Nullable String who;
    private final @Nullable String actingFor;
    private final List<String> roles;
    private final String action;
    private final @Nullable String object;
    private final @Nullable String request;
    private volatile boolean written;

    /**
     * @param who does it; null where nobody has a name
     * @param actingFor whose rights they use; null: their own
     * @param action a mutation's name, or a verb of the command line
     * @param object what is changed, such as {@code learner:ada}
     * @param request under which id the log knows the request
     */
    public Deed(
            @Nullable String who,
            @Nullable String actingFor,
            List<String> roles,
            String action,
            @Nullable String object,
            @Nullable String request) {
        this.who = who;
        this.actingFor = actingFor;
        this.roles = new ArrayList<>(roles);
        this.action = action;
        this.object = object;
        this.request = request;
    }

    /** Somebody at the terminal of the machine. */
    public static Deed atTerminal(String who, String verb, String object) {
        return new Deed(who, null, List.of("TERMINAL"), verb, object, null);
    }

    @Nullable
    String who() {
        return who;
    }

    @Nullable
    String actingFor() {
        return actingFor;
    }

    List<String> roles() {
        return roles;
    }

    public String action() {
        return action;
    }

    public @Nullable String object() {
        return object;
    }

    public @Nullable String request() {
        return request;
    }

    /** Whether a line of it stands already, or will with the transaction that is under way. */
    public boolean isWritten() {
        return written;
    }

    void wasWritten() {
        written = true;
    }

    /** The transaction that held its line was taken back. */
    void wasTakenBack() {
        written = false;
    }
}
