package dev.cairn.http.rules;

import dev.cairn.store.Edition;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody really means to go back to a version, or to take one back.
 *
 * @param newest the version that they know as the newest
 * @param changes what would become different; null where that cannot be told
 * @param signature who the visitor is; null where they have to say
 */
record ConfirmView(
        boolean isRollback,
        Edition edition,
        long newest,
        @Nullable ChangesView changes,
        @Nullable String signature,
        Wish wish,
        ZoneId zone) {
    String author() {
        return wish.author();
    }

    String comment() {
        return wish.comment().isEmpty() && wish.problems().isEmpty()
                ? "Back to version " + edition.version()
                : wish.comment();
    }

    String problem(String field) {
        return wish.problem(field);
    }

    List<Link> problems() {
        return wish.links();
    }
}
