package dev.cairn.engine.rulebook.lint;

import dev.cairn.engine.content.Bits;
import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.content.ContentField;
import dev.cairn.engine.content.ContentStatus;
import dev.cairn.engine.content.Selector;
import dev.cairn.engine.rulebook.row.CheckedRows;
import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.engine.rulebook.row.Place;
import dev.cairn.engine.rulebook.row.Row;
import dev.cairn.engine.word.Word;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What rows find in the catalogue, each selector resolved once. */
final class Finds {
    private final CheckedRows rows;
    private final Catalog catalog;
    private final Bits published;
    private final Bits open;
    private final Map<Selector, Bits> resolved = new HashMap<>();
    private final Map<ContentField, Set<String>> planned = new EnumMap<>(ContentField.class);

    Finds(CheckedRows rows, Catalog catalog, @Nullable LocalDate today) {
        this.rows = rows;
        this.catalog = catalog;
        published = catalog.status(ContentStatus.PUBLISHED);
        open = today == null ? published : published.copy().andNot(catalog.noLongerValid(today));
        for (ContentField field : ContentField.values()) {
            planned.put(
                    field,
                    rows.vocabulary().planned().getOrDefault(field.title(), Set.of()).stream()
                            .map(Word::key)
                            .collect(Collectors.toSet()));
        }
    }

    Bits none() {
        return new Bits(catalog.size());
    }

    /** What the selector finds at most, for some learner, that may be shown today or later. Not to be written to. */
    Bits atMost(Selector selector) {
        return resolved.computeIfAbsent(selector, s -> all(s).and(open));
    }

    /** The same where the selector finds it for every learner. Not to be written to. */
    Bits atLeast(Selector selector) {
        return selector.isRelative() ? none() : atMost(selector);
    }

    /** A reference to the learner may find anything. */
    private Bits all(Selector selector) {
        List<Selector.Term> literal = selector.terms().stream()
                .filter(Selector.OneOf.class::isInstance)
                .toList();
        return literal.isEmpty() && selector.minMinutes() == null && selector.maxMinutes() == null
                ? Bits.all(catalog.size())
                : catalog.resolve(new Selector(literal, selector.minMinutes(), selector.maxMinutes()), null);
    }

    /** Reports rows that find nothing, but for those that name a value which the vocabulary plans. */
    void nothing(Set<Place> wrong, List<Issue> issues) {
        for (Row row : rows.rows()) {
            Selector selector = row.selector();
            if (selector != null
                    && atMost(selector).isEmpty()
                    && !wrong.contains(row.head().place())
                    && !isPlanned(selector)) {
                String verb = row instanceof Row.GuardRow ? "hides" : "shows";
                boolean ended = !all(selector).and(published).isEmpty();
                issues.add(Issue.warning(
                                row.head().place(),
                                null,
                                verb + " nothing: "
                                        + (ended
                                                ? "all published content that fits has ended"
                                                : "no published content fits"))
                        .expecting("columns that together fit a published content, or no such row"));
            }
        }
    }

    private boolean isPlanned(Selector selector) {
        for (Selector.Term term : selector.terms()) {
            if (term instanceof Selector.OneOf literal && !literal.not()) {
                for (String key : literal.keys()) {
                    if (planned.getOrDefault(literal.field(), Set.of()).contains(key)
                            && catalog.with(literal.field(), key).isEmpty()) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
