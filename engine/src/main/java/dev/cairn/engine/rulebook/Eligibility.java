package dev.cairn.engine.rulebook;

import dev.cairn.engine.content.Bits;
import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.content.Content;
import dev.cairn.engine.decision.HeldBack;
import dev.cairn.engine.decision.HeldBack.Code;
import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.learner.History;
import dev.cairn.engine.learner.Learner;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which contents may be shown to a learner at a moment, whatever the rows say, and what holds the others back. A content
 * is counted under the first cause that holds it.
 */
final class Eligibility {

    /** One cause, and which contents it holds. */
    private record Mask(Code code, IntPredicate holds) {}

    private final Catalog catalog;
    private final Learner learner;
    private final Moment moment;
    private final Caps caps;
    private final List<Mask> masks = new ArrayList<>();
    private final Map<String, Bits> guards = new TreeMap<>();
    private final Map<Code, Integer> counts = new EnumMap<>(Code.class);
    private final Bits eligible;

    Eligibility(Learner learner, Shelf shelf, Moment moment, Facts facts, Caps caps) {
        this.catalog = shelf.catalog();
        this.learner = learner;
        this.moment = moment;
        Opening opening = shelf.opening(facts.today());
        eligible = opening.open().copy();
        counts.putAll(opening.counts());
        for (Opening.Closed closed : opening.closed()) {
            masks.add(new Mask(closed.code(), closed.contents()::get));
        }
        Set<String> reads = reads();
        if (!reads.isEmpty()) {
            hold(Code.LANGUAGE, catalog.readable(reads), true);
        }
        String device = facts.device();
        if (device != null && !catalog.madeFor(device).isEmpty()) {
            // a device that no content was made for is unknown, and filters nothing
            hold(Code.DEVICE, catalog.fitFor(device), true);
        }
        if (moment.minutes() != null) {
            hold(Code.TOO_LONG, catalog.longerThan(moment.minutes()), false);
        }
        this.caps = caps;
        past();
    }

    private void past() {
        Bits showAgain = caps.showAgain();
        History history = learner.history();
        Set<String> completed = history.completed() == null ? Set.of() : history.completed();
        Set<String> dismissed = history.dismissed() == null ? Set.of() : history.dismissed();
        Set<String> known = history.known() == null ? Set.of() : history.known();
        hold(Code.COMPLETED, completed, showAgain);
        hold(Code.DISMISSED, dismissed, null);
        hold(Code.SNOOZED, snoozed(history), null);
        hold(Code.KNOWN, known, null);
        if (catalog.hasDuplicates()) {
            Set<String> done = new HashSet<>(completed);
            done.addAll(dismissed);
            done.addAll(known);
            hold(Code.DUPLICATE, catalog.repeating(done).andNot(showAgain), false);
        }
        if (catalog.hasPrerequisites()) {
            hold(Code.PREREQUISITE, catalog.blocked(completed), false);
        }
    }

    private Set<String> snoozed(History history) {
        Set<String> snoozed = new HashSet<>();
        for (Map.Entry<String, Instant> entry : history.snoozedUntil().entrySet()) {
            if (moment.at().isBefore(entry.getValue())) {
                snoozed.add(entry.getKey());
            }
        }
        return snoozed;
    }

    /** The languages that the learner reads, the one wanted now included; empty when none is known. */
    private Set<String> reads() {
        Set<String> reads = new HashSet<>();
        if (learner.languages() != null && !learner.languages().isEmpty()) {
            reads.addAll(learner.languages());
            if (moment.language() != null) {
                reads.add(moment.language());
            }
        } else if (moment.language() != null) {
            reads.add(moment.language());
        }
        return reads;
    }

    private void hold(Code code, Bits bits, boolean inverted) {
        int held = inverted ? eligible.retain(bits) : eligible.remove(bits);
        masks.add(new Mask(code, position -> bits.get(position) != inverted));
        count(code, held);
    }

    /** Few contents, by id: no set over the whole catalogue is made for them. */
    private void hold(Code code, Set<String> ids, @Nullable Bits spared) {
        int held = 0;
        for (String id : ids) {
            if (catalog.content(id) != null) {
                int position = catalog.position(id);
                if (eligible.get(position) && (spared == null || !spared.get(position))) {
                    eligible.clear(position);
                    held++;
                }
            }
        }
        masks.add(new Mask(
                code,
                position -> ids.contains(catalog.contents().get(position).id())
                        && (spared == null || !spared.get(position))));
        count(code, held);
    }

    private void count(Code code, int held) {
        if (held > 0) {
            counts.put(code, held);
        }
    }

    /** Takes out what stands on the same page already, and what repeats it: it is not held back, so nothing counts it. */
    void leaveOut(Collection<String> shown) {
        for (String id : shown) {
            if (catalog.content(id) != null) {
                eligible.clear(catalog.position(id));
            }
        }
        if (catalog.hasDuplicates()) {
            eligible.remove(catalog.repeating(Set.copyOf(shown)));
        }
    }

    /** Contents that guards hide in every journey that the answer is for. */
    void guarded(Bits hidden, Map<String, Bits> guards) {
        this.guards.putAll(guards);
        hold(Code.GUARD, hidden, false);
    }

    Bits eligible() {
        return eligible;
    }

    Map<Code, Integer> counts() {
        return counts;
    }

    /** What holds the content back, or null. */
    @Nullable
    HeldBack why(int position) {
        for (Mask mask : masks) {
            if (mask.holds.test(position)) {
                Content content = catalog.contents().get(position);
                return new HeldBack(content.id(), mask.code, detail(mask.code, content));
            }
        }
        return null;
    }

    /** All that holds the content back, in the order in which it is tried. */
    List<HeldBack> causes(int position) {
        List<HeldBack> causes = new ArrayList<>();
        Content content = catalog.contents().get(position);
        for (Mask mask : masks) {
            if (mask.holds.test(position)) {
                causes.add(new HeldBack(content.id(), mask.code, detail(mask.code, content)));
            }
        }
        return causes;
    }

    private String detail(Code code, Content content) {
        return switch (code) {
            case RETIRED -> "retired";
            case DRAFT -> "still a draft";
            case NOT_YET_VALID -> "valid from " + content.validFrom();
            case NO_LONGER_VALID -> "valid until " + content.validUntil();
            case LANGUAGE -> "in " + sorted(content.languages()) + "; the learner reads " + sorted(reads());
            case DEVICE -> "for " + sorted(content.devices()) + ", not for " + moment.device();
            case TOO_LONG -> "takes " + content.minutes() + " minutes; there are " + moment.minutes();
            case COMPLETED -> {
                LocalDate again = caps.againFrom(catalog.position(content.id()));
                yield "completed already" + (again == null ? "" : "; shown again from " + again);
            }
            case DISMISSED -> "dismissed by the learner";
            case SNOOZED -> "put off until " + learner.history().snoozedUntil().get(content.id());
            case KNOWN -> "the learner knows it already";
            case DUPLICATE -> "repeats a content that is completed, dismissed or known";
            case PREREQUISITE -> "needs " + missing(content) + " first";
            case GUARD -> "hidden by " + hiding(content);
        };
    }

    private String hiding(Content content) {
        int position = catalog.position(content.id());
        return guards.entrySet().stream()
                .filter(guard -> guard.getValue().get(position))
                .map(guard -> "the guard `" + guard.getKey() + "`")
                .collect(Collectors.joining(" and "));
    }

    private String missing(Content content) {
        Set<String> completed = learner.history().completed() == null
                ? Set.of()
                : learner.history().completed();
        return String.join(
                ", ",
                content.prerequisites().stream()
                        .filter(id -> !completed.contains(id))
                        .toList());
    }

    private static String sorted(Set<String> values) {
        return String.join(", ", values.stream().sorted().toList());
    }
}
