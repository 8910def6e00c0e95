package dev.cairn.engine.rulebook;

import static dev.cairn.engine.rulebook.World.TODAY;

import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.learner.Habits;
import dev.cairn.engine.learner.History;
import dev.cairn.engine.learner.Journey;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.learner.LearnerId;
import dev.cairn.engine.learner.Profile;
import dev.cairn.engine.learner.Signals;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A random learner and moment, and beside them what is known of both, by column, in {@link PlainCell}'s own terms. */
record PlainPerson(Learner learner, Moment moment, Map<String, @Nullable Object> facts) {

    private static <T> @Nullable T maybe(Random random, List<T> of) {
        return random.nextInt(4) == 0 ? null : AnyWorld.one(random, of);
    }

    static PlainPerson of(Random random) {
        String department = maybe(random, List.of("Sales", "IT", "Sales, EMEA", "Legal"));
        String role = maybe(random, List.of("Dev", "Lead", "Cook"));
        String centre = maybe(random, List.of("0042", "42", "7"));
        Set<String> completed =
                maybe(random, List.of(Set.<String>of(), Set.of("x1"), Set.of("x2"), Set.of("x1", "x2"), Set.of("x3")));
        String device = maybe(random, List.of("mobile", "desktop", "tablet"));
        String channel = maybe(random, List.of("mail", "portal"));
        Integer minutes = maybe(random, List.of(0, 4, 5, 6, 10, 11, 21));
        Double share = maybe(random, List.of(0.0, 19.5, 20.0, 50.0, 50.5, 100.0));
        String stage = maybe(random, List.of("s1", "s2"));
        // days, weekdays and times are the learner's, wherever the moment is told
        ZonedDateTime at = TODAY.plusDays(random.nextInt(7))
                .atTime(
                        AnyWorld.one(random, List.of(0, 5, 6, 7, 9, 17, 19, 22, 23)),
                        AnyWorld.one(random, List.of(0, 59)))
                .atZone(AnyWorld.ZONE);
        Integer since = maybe(random, List.of(-4, -3, -2, -1, 0, 1, 2, 3, 4, 6, 7, 30, 31));
        boolean watched = random.nextInt(4) > 0;
        List<Integer> ago = new ArrayList<>();
        while (watched && random.nextInt(3) > 0) {
            ago.add(AnyWorld.one(random, List.of(0, 1, 28, 29, 30, 31)));
        }
        Map<String, @Nullable Object> facts = new HashMap<>();
        facts.put("Department", department);
        facts.put("Role", role);
        facts.put("Attribute: cost centre", centre);
        facts.put("Completed", completed);
        facts.put("Device", device);
        facts.put("Channel", channel);
        facts.put("Minutes", minutes == null ? null : Double.valueOf(minutes));
        facts.put("Device share mobile", share);
        facts.put("Signals: viewed within 30 days", watched ? count(ago, 30) : null);
        facts.put("Signals: viewed within 1 day", watched ? count(ago, 1) : null);
        facts.put("Time of day", at.toLocalTime());
        facts.put("Weekday", at.getDayOfWeek());
        facts.put("First day", since);
        facts.put("Stage", stage);
        LocalDate today = at.toLocalDate();
        Profile profile = new Profile(
                null,
                role,
                null,
                department,
                null,
                null,
                null,
                null,
                AnyWorld.ZONE,
                since == null ? null : today.minusDays(since),
                centre == null ? Map.of() : Map.of("Cost Centre", centre),
                null);
        List<Signals.DayCount> days = ago.stream()
                .map(day -> new Signals.DayCount(
                        today.minusDays(day),
                        "viewed",
                        null,
                        null,
                        null,
                        1,
                        at.minusDays(day).toInstant()))
                .toList();
        Learner learner = new Learner(
                new LearnerId("ada"),
                1,
                Set.of(),
                profile,
                null,
                stage == null ? List.of() : List.of(new Journey("A", stage, at.toInstant())),
                new History(completed, null, null, Map.of()),
                watched ? new Signals(days, List.of()) : null,
                new Habits(share, null));
        return new PlainPerson(learner, new Moment(at.toInstant(), device, channel, null, null, minutes), facts);
    }

    /** {@code within n days}: today and the n-1 days before. */
    private static Double count(List<Integer> ago, int within) {
        return (double) ago.stream().filter(days -> days < within).count();
    }
}
