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
        List<String> limits = new ArrayList<>();
        for (Per per : Per.values()) {
            Integer most = cap.atMost().get(per);
            if (most != null) {
                limits.add(times(most) + " a " + per.word());
            }
        }
        if (!limits.isEmpty()) {
            rules.add("is shown " + Texts.joined(limits, "and"));
        }
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
            rules.add("is not pushed " + quiet.words());
        }
        if (cap.busyFrom() != null && cap.busyUntil() != null) {
            rules.add("is not pushed from " + cap.busyFrom() + " until " + cap.busyUntil());
        }
        return Sentence.ended(
                "For " + Phrases.of(draft.told()) + ", " + what + " " + Texts.joined(rules, "and"), draft);
    }

    private static String times(int most) {
        return switch (most) {
            case 0 -> "not even once";
            case 1 -> "at most once";
            case 2 -> "at most twice";
            case Cap.NO_LIMIT -> "without limit";
            default -> "at most " + most + " times";
        };
    }
}
