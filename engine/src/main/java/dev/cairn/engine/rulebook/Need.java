package dev.cairn.engine.rulebook;

import dev.cairn.engine.decision.HeldBack;
import java.util.List;

/**
 * What still keeps a content away, as things would be.
 *
 * @param causes that no change of the content has taken away
 * @param selected whether the rows of some journey put it on the list, were it eligible
 */
record Need(List<HeldBack.Code> causes, boolean selected) {
    boolean met() {
        return selected && causes.isEmpty();
    }

    /** Whether an edit can bring it nearer; every change that lets the content in has at least one that does. */
    boolean isServedBy(Edit edit) {
        for (HeldBack.Code cause : causes) {
            if (cause != HeldBack.Code.GUARD) {
                return lifts(edit.slot(), cause);
            }
        }
        return true;
    }

    /** Whether what the slot holds is what the cause hangs on. */
    private static boolean lifts(String slot, HeldBack.Code cause) {
        return switch (cause) {
            case RETIRED, DRAFT -> slot.equals(Slots.STATUS);
            case NOT_YET_VALID -> slot.equals(Slots.VALID_FROM) || slot.equals(Slots.DATE);
            case NO_LONGER_VALID -> slot.equals(Slots.VALID_UNTIL) || slot.equals(Slots.DATE);
            case LANGUAGE -> slot.equals(Slots.LANGUAGES) || slot.equals(Slots.LANGUAGE);
            case DEVICE -> slot.equals(Slots.DEVICE);
            case TOO_LONG -> slot.equals(Slots.MINUTES);
            case COMPLETED, PREREQUISITE -> slot.startsWith(Slots.COMPLETED);
            case DISMISSED -> slot.startsWith(Slots.DISMISSED);
            case KNOWN -> slot.startsWith(Slots.KNOWN);
            case SNOOZED -> slot.startsWith(Slots.SNOOZED) || slot.equals(Slots.DATE) || slot.equals(Slots.TIME);
            case DUPLICATE ->
                slot.startsWith(Slots.COMPLETED) || slot.startsWith(Slots.DISMISSED) || slot.startsWith(Slots.KNOWN);
            case GUARD -> true;
        };
    }
}
