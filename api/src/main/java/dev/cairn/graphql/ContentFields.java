package dev.cairn.graphql;

import dev.cairn.engine.content.Content;
import dev.cairn.engine.content.Image;
import dev.cairn.engine.learner.ExternalId;
import dev.cairn.engine.rulebook.row.Program;
import graphql.schema.idl.RuntimeWiring;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The schema's {@code Content}, read from the engine's; texts in the language of whoever asks. */
final class ContentFields {
    private ContentFields() {}

    record Text(String language, String text) {}

    static void bind(RuntimeWiring.Builder wiring, ContentVersion version, Standings standings) {
        wiring.type(Fields.of("Content", Content.class)
                .field("id", content -> GlobalId.CONTENT.of(content.id()))
                .field("key", Content::id)
                .fetched("version", version)
                .field("externalIds", content -> Fields.pairs(content.externalIds(), ExternalId::new))
                .fetched("mine", standings::ofWhoAsks)
                .field("title", (content, at) -> Languages.of(at).choose(content.title()))
                .field("summary", (content, at) -> Languages.of(at).choose(content.summary()))
                .field("titles", content -> Fields.pairs(content.title(), Text::new))
                .field("summaries", content -> Fields.pairs(content.summary(), Text::new))
                .field("topics", content -> Fields.sorted(content.topics()))
                .field("tags", content -> Fields.sorted(content.tags()))
                .field("languages", content -> Fields.sorted(content.languages()))
                .field("devices", content -> Fields.sorted(content.devices()))
                .field("stages", content -> Fields.sorted(content.stages()))
                .field("departments", content -> Fields.sorted(content.departments()))
                .field("roles", content -> Fields.sorted(content.roles()))
                .field("countries", content -> Fields.sorted(content.countries()))
                .field("objectives", content -> Fields.sorted(content.objectives()))
                .field("stakeholders", content -> Fields.sorted(content.stakeholders()))
                .field("prerequisites", (content, at) -> content.prerequisites().stream()
                        .map(id -> ContentQueries.named(id, at))
                        .filter(Objects::nonNull)
                        .toList())
                .field("derivesFrom", (content, at) -> ContentQueries.named(content.derivesFrom(), at))
                .field("duplicateOf", (content, at) -> ContentQueries.named(content.duplicateOf(), at))
                .type());
        wiring.type(Fields.of("ContentEdge", Browsing.Edge.class)
                .fetched(
                        "standing",
                        at -> standings.ofWhomAsked(
                                Standings.<Browsing.Edge>source(at).node().id(), at))
                .type());
        wiring.type(Fields.of("Image", Image.class)
                .field("alternativeText", (image, at) -> Languages.of(at).choose(image.alternativeText()))
                .type());
        wiring.type(Fields.of("Program", Program.class)
                .field("title", (program, at) -> title(program, Languages.of(at)))
                .type());
    }

    private static @Nullable String title(Program program, Languages languages) {
        String title = languages.choose(program.title());
        return title == null ? program.name() : title;
    }
}
