package dev.cairn.graphql;

import dev.cairn.engine.decision.HeldBack;
import dev.cairn.engine.decision.Pick;
import dev.cairn.engine.decision.Reason;
import graphql.schema.idl.RuntimeWiring;
import org.jspecify.annotations.Nullable;

/** The schema's {@code Pick} and its reasons, read from the engine's; words in the language of whom they are for. */
final class DecisionFields {
    private DecisionFields() {}

    record FactRead(String column, String value) {}

    static void bind(RuntimeWiring.Builder wiring, Standings standings) {
        wiring.type(Fields.of("Pick", Pick.class)
                .fetched(
                        "standing",
                        at -> standings.ofWhomAsked(
                                Standings.<Pick>source(at).content().id(), at))
                .field("because", (pick, at) -> because(pick, Languages.of(at)))
                .field("reasonCodes", pick -> pick.reasons().stream()
                        .map(Reason::code)
                        .distinct()
                        .toList())
                .type());
        wiring.type(Fields.of("Reason", Reason.class)
                .field("because", (reason, at) -> because(reason, Languages.of(at)))
                .field("facts", reason -> Fields.pairs(reason.facts(), FactRead::new))
                .type());
        wiring.type(Fields.of("HeldBack", HeldBack.class)
                .field("content", (held, at) -> ContentQueries.named(held.content(), at))
                .type());
    }

    private static @Nullable String because(Pick pick, Languages languages) {
        for (Reason reason : pick.reasons()) {
            String words = because(reason, languages);
            if (words != null) {
                return words;
            }
        }
        return null;
    }

    private static @Nullable String because(Reason reason, Languages languages) {
        return reason.because(languages.wanted(), languages.settings().defaultLanguage());
    }
}
