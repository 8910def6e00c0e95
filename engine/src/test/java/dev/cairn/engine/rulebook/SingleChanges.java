package dev.cairn.engine.rulebook;

import dev.cairn.engine.decision.WhyNot.Step;
import dev.cairn.engine.decision.WhyNot.Subject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** All the single changes that there are in a {@link AnyWorld}, for trying them one and all. */
final class SingleChanges {
    private SingleChanges() {}

    /** Every single change of a base fact to a value that could matter to some cell there can be. */
    static List<Step> from(LocalDate today) {
        List<Step> all = new ArrayList<>();
        add(all, Subject.LEARNER, "Role", "Dev", "Lead", "other", "unknown");
        add(all, Subject.LEARNER, "Target role", "Dev", "Lead", "other", "unknown");
        add(all, Subject.LEARNER, "Department", "Sales", "IT", "other", "unknown");
        add(all, Subject.LEARNER, "Country", "DE", "AT", "unknown");
        add(all, Subject.LEARNER, "Manager", "boss", "other", "unknown");
        add(
                all,
                Subject.LEARNER,
                "Languages",
                "de",
                "en",
                "fr",
                "de, en",
                "en, de",
                "de, fr",
                "en, fr",
                "fr, de",
                "fr, en",
                "unknown");
        add(all, Subject.LEARNER, "First day", "unknown", "on the day");
        for (int i : new int[] {1, 2, 3, 4, 6, 7, 8, 29, 30, 31}) {
            add(all, Subject.LEARNER, "First day", i + " days before", i + " days after");
        }
        add(all, Subject.LEARNER, "Attribute: cost centre", "0042", "other", "unknown");
        add(all, Subject.LEARNER, "Device share mobile", "0", "30", "60", "unknown");
        add(all, Subject.LEARNER, "Signals: viewed within 30 days", "0", "1", "2", "3");
        add(all, Subject.LEARNER, "Signals: liked within 48 hours about topic welcome on mobile", "0", "1");
        add(all, Subject.LEARNER, "Stage in Onboarding", "none");
        for (int i = 0; i < 8; i++) {
            add(
                    all,
                    Subject.LEARNER,
                    "Stage in Onboarding",
                    "awareness since " + today.minusDays(i),
                    "loyalty since " + today.minusDays(i));
        }
        for (int i = 0; i < 24; i++) {
            add(all, Subject.LEARNER, "Active hours: " + i, "yes", "no");
            add(all, Subject.MOMENT, "Time of day", "%02d:00".formatted(i), "%02d:30".formatted(i));
        }
        for (int i = 0; i < 4; i++) {
            add(all, Subject.LEARNER, "Completed: c" + i, "yes", "no");
            add(all, Subject.LEARNER, "Dismissed: c" + i, "yes", "no");
            add(all, Subject.LEARNER, "Known: c" + i, "yes", "no");
            add(all, Subject.LEARNER, "Snoozed: c" + i, "no");
            add(all, Subject.LEARNER, "Level in python", "" + i);
            add(all, Subject.LEARNER, "Level in sql", "" + i);
        }
        add(all, Subject.MOMENT, "Device", "mobile", "desktop", "other", "unknown");
        add(all, Subject.MOMENT, "Channel", "mail", "other", "unknown");
        add(all, Subject.MOMENT, "Touch point", "home page", "other", "unknown");
        add(all, Subject.MOMENT, "Language", "de", "en", "fr", "unknown");
        add(all, Subject.MOMENT, "Minutes", "0", "5", "8", "10", "15", "20", "30", "40", "unknown");
        for (int i = -45; i <= 45; i++) {
            add(all, Subject.MOMENT, "Date", today.plusDays(i).toString());
        }
        add(all, Subject.CONTENT, "Status", "PUBLISHED");
        add(all, Subject.CONTENT, "Valid from", "no date");
        add(all, Subject.CONTENT, "Valid until", "no date");
        return all;
    }

    private static void add(List<Step> all, Subject subject, String fact, String... values) {
        for (String to : values) {
            all.add(new Step(subject, fact, "", to));
        }
    }
}
