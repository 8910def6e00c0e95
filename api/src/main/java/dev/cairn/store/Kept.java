package dev.cairn.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of files that were to be kept as the next edition. */
public sealed interface Kept {

    /** @param superseded those that were scheduled and now give way */
    record New(Edition edition, List<Edition> superseded) implements Kept {
        public New {
            superseded = List.copyOf(superseded);
        }
    }

    /** The newest edition has the same files and decides, or will at that time. */
    record Same(Edition edition) implements Kept {}

    /** @param newest the newest edition that stands, which is not the one that the files were made on; null: there is none */
    record Behind(@Nullable Edition newest) implements Kept {}
}
