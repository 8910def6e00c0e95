package dev.cairn.http.rules;

import dev.cairn.store.Edition;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first page.
 *
 * @param newest the version that whatever comes next is made from
 * @param trouble why the newest book is not live here; empty where it is
 */
record LiveView(
        Edition live,
        @Nullable Edition scheduled,
        long newest,
        List<Edition> recent,
        String trouble,
        List<Draft> drafts,
        ZoneId zone) {
    LiveView {
        recent = List.copyOf(recent);
        drafts = List.copyOf(drafts);
    }
}
