package dev.cairn.http.rules;

import dev.cairn.store.Edition;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * One version.
 *
 * @param isDone whether its visitor has just made it what it is
 * @param live the version that decides
 * @param before the version that it was made from; 0: none
 */
record VersionView(
        Edition edition,
        boolean isDone,
        long live,
        long before,
        @Nullable ChangesView changes,
        ZoneId zone) {}
