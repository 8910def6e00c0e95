package dev.cairn.cli;

import dev.cairn.engine.rulebook.row.RuleFile;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** A rule book where it is written: a folder of sheets, or one workbook. */
final class RuleFolder {
    private static final int MAX_FILES = 200;
    private static final long MAX_BYTES = 64L * 1024 * 1024;

    private RuleFolder() {}

    /** The sheets of a folder (not of folders in it) or the one file, sorted by name. */
    static List<RuleFile> read(Path place) {
        try {
            if (Files.isDirectory(place)) {
                return readFolder(place);
            }
            if (!Files.isRegularFile(place)) {
                throw new Failure("there is no file or folder `" + place + "`");
            }
            if (!isSheet(place)) {
                throw new Failure(
                        "`" + place + "` is no rule book; expected a folder of .csv files or a .xlsx workbook");
            }
            return read(List.of(place), place);
        } catch (IOException unreadable) {
            throw new Failure("`" + place + "` cannot be read: " + unreadable.getMessage());
        }
    }

    /** Where the sheets are that {@link #read} would read now; none where the place cannot be read. */
    static List<Path> sheets(Path place) {
        if (!Files.isDirectory(place)) {
            return List.of(place);
        }
        try (Stream<Path> entries = Files.list(place)) {
            return entries.filter(RuleFolder::isSheet).toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    /** The rule book that comes with Cairn. */
    static List<RuleFile> packed() {
        URL packed = RuleFolder.class.getResource("/rules");
        if (packed == null) {
            throw new Failure("this build of Cairn holds no rule book; name one with --rules");
        }
        try {
            URI place = packed.toURI();
            if (!"jar".equals(place.getScheme())) {
                return readFolder(Path.of(place));
            }
            try (FileSystem jar = FileSystems.newFileSystem(place, Map.of())) {
                return readFolder(jar.getPath("/rules"));
            }
        } catch (IOException | URISyntaxException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static List<RuleFile> readFolder(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> sheets = entries.filter(RuleFolder::isSheet)
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
            if (sheets.isEmpty()) {
                throw new Failure("`" + folder + "` holds no .csv and no .xlsx file");
            }
            return read(sheets, folder);
        }
    }

    private static List<RuleFile> read(List<Path> sheets, Path place) throws IOException {
        if (sheets.size() > MAX_FILES) {
            throw new Failure(
                    "`" + place + "` holds " + sheets.size() + " sheets; a rule book has at most " + MAX_FILES);
        }
        long size = 0;
        List<RuleFile> files = new ArrayList<>();
        for (Path sheet : sheets) {
            size += Files.size(sheet);
            if (size > MAX_BYTES) {
                throw new Failure("`" + place + "` is larger than a rule book may be (64 MB)");
            }
            files.add(new RuleFile(sheet.getFileName().toString(), Files.readAllBytes(sheet)));
        }
        return files;
    }

    /** What Excel and editors leave lying about, such as {@code ~$book.xlsx}, is no sheet. */
    private static boolean isSheet(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        boolean known = name.endsWith(".csv") || name.endsWith(".xlsx") || name.endsWith(".drl");
        return known && !name.startsWith("~") && !name.startsWith(".");
    }
}
