package dev.cairn.cli;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.rulebook.row.RuleFile;
import dev.cairn.engine.rulebook.sheet.Conversion;
import dev.cairn.engine.rulebook.sheet.Workbook;
import dev.cairn.store.Edition;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a rule book is to be written: a workbook when the name ends in {@code .xlsx}, else a folder. */
final class BookPlace {
    private final Path to;
    private final boolean force;
    private final PrintWriter out;

    BookPlace(Path to, boolean force, PrintWriter out) {
        this.to = to;
        this.force = force;
        this.out = out;
    }

    /**
     * @param catalog whose values a workbook's lists offer too; null for those of the book alone
     * @param edition that it is, which a workbook says; null for a book of somebody's own
     */
    void write(List<RuleFile> book, @Nullable Catalog catalog, @Nullable Edition edition) throws IOException {
        if (isWorkbook(to)) {
            List<RuleFile> files = converted(
                    Workbook.of(to.getFileName().toString(), book, catalog, edition == null ? null : edition.origin()));
            save(files, folder());
            for (RuleFile expert : files.subList(1, files.size())) {
                out.println("`" + expert.name() + "` holds expert rules, which no workbook takes: it stands beside;"
                        + " keep both in one folder, which is then the book");
            }
        } else {
            List<RuleFile> files = converted(Workbook.folder(book));
            Set<String> others = sheetsIn(to);
            if (!others.isEmpty() && !force) {
                throw new Failure("`" + to + "` holds sheets already; --force overwrites those of the same name");
            }
            files.forEach(file -> others.remove(file.name()));
            Files.createDirectories(to);
            save(files, to);
            others.stream()
                    .sorted()
                    .forEach(name ->
                            out.println("`" + name + "` was there before and stays: it is part of this book now"));
        }
    }

    /** One file of our own making. */
    void write(RuleFile file) throws IOException {
        save(List.of(file), folder());
    }

    private Path folder() {
        Path folder = to.toAbsolutePath().getParent();
        if (folder == null) {
            throw new Failure("`" + to + "` is no name for a file");
        }
        return folder;
    }

    static boolean isWorkbook(Path path) {
        return path.toString().toLowerCase(Locale.ROOT).endsWith(".xlsx");
    }

    private List<RuleFile> converted(Conversion conversion) {
        if (conversion instanceof Conversion.Refused refused) {
            Printed.issues(refused.issues(), out);
            throw new Failure("nothing was written, lest something be lost");
        }
        Conversion.Converted converted = (Conversion.Converted) conversion;
        Printed.issues(converted.warnings(), out);
        return converted.files();
    }

    /** All of them or, where one is there already, none. */
    private void save(List<RuleFile> files, Path folder) throws IOException {
        List<Path> paths = new ArrayList<>();
        for (RuleFile file : files) {
            Path path = inside(folder, file.name());
            if (!force && Files.exists(path)) {
                throw new Failure("`" + path + "` is there already; --force overwrites it");
            }
            paths.add(path);
        }
        for (int i = 0; i < paths.size(); i++) {
            try {
                if (force) {
                    Files.write(paths.get(i), files.get(i).bytes());
                } else {
                    Files.write(paths.get(i), files.get(i).bytes(), StandardOpenOption.CREATE_NEW);
                }
            } catch (FileAlreadyExistsException e) {
                throw new Failure("`" + paths.get(i) + "` is there already; --force overwrites it");
            } catch (IOException e) {
                throw new Failure("`" + paths.get(i) + "` cannot be written: " + e.getMessage());
            }
        }
    }

    /** Names are an editor's text: none may lead out of the folder. */
    private static Path inside(Path folder, String name) {
        try {
            Path last = Path.of(name.replace('\\', '/')).getFileName();
            if (last != null
                    && !last.toString().equals("..")
                    && !last.toString().equals(".")) {
                return folder.resolve(last);
            }
        } catch (InvalidPathException e) {
            // told below
        }
        throw new Failure("a file of the book is named `" + name + "`, which cannot be written");
    }

    private static Set<String> sheetsIn(Path folder) throws IOException {
        Set<String> names = new HashSet<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> there = Files.list(folder)) {
                there.map(path -> path.getFileName().toString())
                        .filter(name -> name.matches("(?i)[^.~].*\\.(csv|tsv|txt|xlsx|drl)"))
                        .forEach(names::add);
            }
        } else if (Files.exists(folder)) {
            throw new Failure("`" + folder + "` is a file; name a folder, or a workbook that ends in .xlsx");
        }
        return names;
    }
}
