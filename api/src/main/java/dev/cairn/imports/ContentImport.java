package dev.cairn.imports;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.content.Content;
import dev.cairn.imports.mapping.MappedRow;
import dev.cairn.imports.mapping.Target;
import dev.cairn.store.Contents;
import dev.cairn.store.ContentsSaved;
import dev.cairn.store.Framework;
import dev.cairn.store.KeptContent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Brings contents into the store, all or nothing. Blocking, as {@link Import}. */
public final class ContentImport {
    private static final int AT_ONCE = 1_000;

    private final Contents contents;
    private final Framework framework;
    private final FileLanguage language;
    private final Gathering gathering;
    private final List<MappedRow> rows = new ArrayList<>();
    private @Nullable Catalog catalog;

    private ContentImport(Contents contents, Framework framework, FileLanguage language, Gathering gathering) {
        this.contents = contents;
        this.framework = framework;
        this.language = language;
        this.gathering = gathering;
    }

    /** @throws IOException as the delivery's stream throws it */
    public static Report content(Contents contents, Framework framework, Delivery given, Progress progress)
            throws IOException {
        FileLanguage language = new FileLanguage(given);
        Gathering gathering = new Gathering(Target.CONTENT, language.delivery, progress);
        return new ContentImport(contents, framework, language, gathering).run(progress);
    }

    private Report run(Progress progress) throws IOException {
        Places places = new Places(gathering);
        gathering.read(row -> {
            if (places.isNew(row)) {
                rows.add(row);
            }
        });
        List<Content> merged = merged();
        String assumed = language.note();
        if (assumed != null) {
            gathering.note(assumed);
        }
        ContentReferences references = new ContentReferences(this::catalog, rows, gathering);
        rows.forEach(references::check);
        KnownWords skills = KnownWords.skills(gathering, this::catalog, () -> Waiting.on(framework.skills()));
        rows.forEach(row ->
                row.arguments("skill").forEach((skill, level) -> skills.check(skill, row.place(), "skill: " + skill)));
        ContentsSaved saved =
                Waiting.on(contents.saveAll(inSequence(merged), gathering.isTry(), Import.written(progress)));
        if (saved instanceof ContentsSaved.Saved all) {
            return gathering.report(all.added(), all.changed(), all.unchanged(), 0);
        } else if (saved instanceof ContentsSaved.ExternalIdTaken taken) {
            gathering.find(places.error(
                    taken.content(),
                    "external id: " + taken.system(),
                    "`" + taken.value() + "` in `" + taken.system() + "` is `" + taken.holder() + "` already"));
        }
        return gathering.report(0, 0, 0, 0);
    }

    /** As it was before the file; read once, where a row names others. */
    private Catalog catalog() {
        if (catalog == null) {
            catalog = Waiting.on(contents.load());
        }
        return catalog;
    }

    private List<Content> inSequence(List<Content> merged) {
        if (rows.stream().allMatch(row -> row.list("sequence").isEmpty())) {
            return merged;
        }
        Sequences sequences = new Sequences(catalog(), merged, gathering);
        rows.forEach(sequences::add);
        return sequences.contents();
    }

    private List<Content> merged() {
        ContentRows nouns = new ContentRows(language);
        List<Content> merged = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += AT_ONCE) {
            List<MappedRow> some = rows.subList(from, Math.min(from + AT_ONCE, rows.size()));
            Map<String, KeptContent> kept = Waiting.on(contents.read(some.stream()
                    .map(row -> Objects.requireNonNull(row.text("id")))
                    .toList()));
            for (MappedRow row : some) {
                KeptContent known = kept.get(Objects.requireNonNull(row.text("id")));
                Content before = known == null ? null : known.content();
                Content content = nouns.content(row, before);
                if (content == null) {
                    gathering.find(ContentRows.incomplete(row, before));
                } else {
                    ContentRows.problem(row, content).ifPresent(gathering::find);
                    merged.add(content);
                }
            }
        }
        return merged;
    }
}
