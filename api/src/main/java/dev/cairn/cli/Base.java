package dev.cairn.cli;

import dev.cairn.engine.rulebook.sheet.Workbook;
import dev.cairn.publishing.Publishing;
import dev.cairn.store.Edition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The version that files were made on, kept beside them in a hidden file by whatever wrote or published them: so that
 * nobody writes over what a colleague published meanwhile.
 */
final class Base {
    private Base() {}

    private static Path file(Path place) {
        return Files.isDirectory(place)
                ? place.resolve(".cairn")
                : place.resolveSibling("." + place.getFileName() + ".cairn");
    }

    /**
     * What stands beside the files, or else in the workbook itself, if it is a version of this database; else null: then
     * nothing is known.
     */
    static @Nullable Long of(Path place, Publishing publishing) {
        try {
            String noted = Files.exists(file(place))
                    ? Files.readString(file(place)).strip()
                    : BookPlace.isWorkbook(place) ? Workbook.origin(RuleFolder.read(place)) : null;
            if (noted == null) {
                return null;
            }
            Edition edition = Wait.on(publishing.edition(Long.parseLong(noted.split(" ", 2)[0])));
            return edition != null && edition.origin().equals(noted) ? edition.version() : null;
        } catch (IOException | NumberFormatException unknown) {
            return null;
        }
    }

    static void keep(Path place, Edition edition) {
        try {
            Files.writeString(file(place), edition.origin() + "\n");
        } catch (IOException readOnly) {
            // then the next publication takes the newest version for its base, as it does for a new folder
        }
    }
}
