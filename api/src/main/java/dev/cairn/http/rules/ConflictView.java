package dev.cairn.http.rules;

import dev.cairn.store.Edition;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody else published first.
 *
 * @param id of the files that wait
 * @param since what changed from {@code base} to {@code newest}; null where that cannot be told any more
 */
record ConflictView(
        String id, long base, Edition newest, @Nullable ChangesView since, ZoneId zone) {}
