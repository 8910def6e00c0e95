package dev.cairn.engine.rulebook;

import dev.cairn.engine.content.Bits;
import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.content.ContentStatus;
import dev.cairn.engine.decision.HeldBack.Code;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What of a catalogue may be shown to anyone on a day: worked out once a day, not at every decision.
 *
 * @param open not to be written to
 * @param closed what status and dates hold back, in the order in which causes are tried
 * @param counts contents per cause, each under the first that holds it
 */
record Opening(Bits open, List<Closed> closed, Map<Code, Integer> counts) {

    record Closed(Code code, Bits contents) {}

    static Opening of(Catalog catalog, LocalDate day) {
        List<Closed> closed = List.of(
                new Closed(Code.RETIRED, catalog.status(ContentStatus.RETIRED)),
                new Closed(Code.DRAFT, catalog.status(ContentStatus.DRAFT)),
                new Closed(Code.NOT_YET_VALID, catalog.notYetValid(day)),
                new Closed(Code.NO_LONGER_VALID, catalog.noLongerValid(day)));
        Bits open = Bits.all(catalog.size());
        Map<Code, Integer> counts = new EnumMap<>(Code.class);
        List<Closed> holding = new ArrayList<>();
        for (Closed one : closed) {
            int held = open.remove(one.contents());
            if (held > 0) {
                counts.put(one.code(), held);
            }
            if (!one.contents().isEmpty()) {
                holding.add(one);
            }
        }
        return new Opening(open, holding, counts);
    }
}
