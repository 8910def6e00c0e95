package dev.cairn.engine.rulebook.sheet;

import dev.cairn.engine.decision.Capped.Per;
import dev.cairn.engine.rulebook.row.Cap;
import dev.cairn.engine.rulebook.sheet.RuleHeads.Draft;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says a row of caps: {@code For everyone, each video is shown at most twice a day and is never shown again once completed.} */
final class CapSentence {
    private CapSentence() {}

    static String of(Draft draft, String what, Cap cap, @Nullable Demand quiet) {
        List<String> rules = new ArrayList<>();
        limits(cap, rules);
        Integer again = cap.againAfter();
        if (again != null) {
            rules.add(
                    again == Cap.NEVER
                            ? "is never shown again once completed"
                            : again == 0
                                    ? "is shown again when completed"
                                    : "is shown again " + DayCells.counted(again) + " after it was completed");
        }
        if (quiet != null) {
            rules.add(
                    quiet.tone() == Demand.Tone.NONE
                            ? "is pushed only " + Texts.joined(quiet.items(), "or")
                            : "is not pushed " + quiet.words());
        }
        if (cap.busyFrom() != null && cap.busyUntil() != null) {
            rules.add("is not pushed from " + cap.busyFrom() + " until " + cap.busyUntil());
        }
        return Sentence.ended(
                "For " + Phrases.of(draft.told()) + ", " + what + " " + Texts.joined(rules, "and"), draft);
    }

    private static void limits(Cap cap, List<String> rules) {
        List<String> limits = new ArrayList<>();
        List<String> lifted = new ArrayList<>();
        for (Per per : Per.values()) {
            Integer most = cap.atMost().get(per);
            if (most != null && most == Cap.NO_LIMIT) {
                lifted.add(per.word());
            } else if (most != null && most > 0) {
                limits.add(times(most) + " a " + per.word());
            }
        }
        if (cap.atMost().containsValue(0)) {
            rules.add("is never pushed, stands last where it is asked for");
        }
        if (!limits.isEmpty()) {
            rules.add("is shown " + Texts.joined(limits, "and"));
        }
        if (!lifted.isEmpty()) {
            rules.add("has no limit for the " + Texts.joined(lifted, "or"));
        }
    }

    private static String times(int most) {
        return most == 1 ? "at most once" : most == 2 ? "at most twice" : "at most " + most + " times";
    }
}
