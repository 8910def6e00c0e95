package dev.cairn.http.rules;

import dev.cairn.store.Edition;
import java.time.ZoneId;

/**
 * Somebody else published first.
 *
 * @param id of the files that wait
 * @param since what changed from {@code base} to {@code newest}
 */
record ConflictView(String id, long base, Edition newest, ChangesView since, ZoneId zone) {}
