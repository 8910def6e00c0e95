package dev.cairn.engine.rehearsal;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.content.Content;
import dev.cairn.engine.decision.Decision;
import dev.cairn.engine.decision.HeldBack;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.rulebook.RuleBook;
import dev.cairn.engine.word.Nearest;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Why a content is not in a list. */
record Absence(String sentence) {

    /** Decides again with nothing else to choose from, so that only the content's own reasons are left. */
    static Absence of(String id, RuleBook book, Learner learner, Scene scene) {
        Catalog catalog = scene.catalog();
        Content content = catalog.content(id);
        if (content == null) {
            String nearest =
                    Nearest.to(id, catalog.contents().stream().map(Content::id).toList());
            return new Absence(
                    "the catalogue has no such content" + (nearest == null ? "" : "; did you mean `" + nearest + "`?"));
        }
        Decision alone = book.decide(learner, alone(content, catalog), scene.moment(), scene.program(), 1);
        if (!alone.heldBackCounts().isEmpty()) {
            HeldBack.Code code = alone.heldBackCounts().keySet().iterator().next();
            return new Absence(
                    alone.heldBack().isEmpty()
                            ? "it is held back (" + words(code) + "), and no row that matches shows it"
                            : "it is held back (" + alone.heldBack().get(0).detail() + ")");
        }
        if (alone.picks().isEmpty()) {
            return new Absence("the points of the rows that show it sum to 0 or less");
        }
        return new Absence(
                alone.fallback()
                        ? "no row that matches shows it"
                        : "rows show it, but a list limit or its own repetition keeps it out");
    }

    private static Catalog alone(Content content, Catalog catalog) {
        return Catalog.of(catalog.version(), LocalDate.EPOCH, List.of(content), catalog.matrix(), Map.of());
    }

    private static String words(HeldBack.Code code) {
        return code.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
