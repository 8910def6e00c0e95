package dev.cairn.engine.rulebook;

import dev.cairn.engine.learner.Habits;
import dev.cairn.engine.learner.History;
import dev.cairn.engine.learner.Journey;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.learner.LearnerId;
import dev.cairn.engine.learner.Profile;
import dev.cairn.engine.learner.Signals;
import dev.cairn.engine.learner.SkillLevel;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A learner whom a seed decides; about a third of what rows may ask is unknown. */
final class AnyPerson {
    private AnyPerson() {}

    private static @Nullable Set<String> some(Random random) {
        if (random.nextInt(3) == 0) {
            return null;
        }
        Set<String> some = new HashSet<>();
        while (random.nextInt(3) == 0) {
            some.add("c" + random.nextInt(4));
        }
        return some;
    }

    static Learner of(Random random) {
        Profile profile = new Profile(
                null,
                AnyWorld.maybe(random, List.of("Dev", "Lead")),
                random.nextInt(4) == 0 ? "Lead" : null,
                AnyWorld.maybe(random, List.of("Sales", "IT", "Legal")),
                AnyWorld.maybe(random, List.of("DE", "AT")),
                AnyWorld.maybe(random, List.of("boss")),
                null,
                AnyWorld.maybe(random, List.of(List.of("de"), List.of("en"), List.of("en", "de"))),
                random.nextBoolean() ? AnyWorld.ZONE : null,
                AnyWorld.maybe(random, List.of(World.TODAY, World.TODAY.plusDays(2), World.TODAY.minusDays(40))),
                random.nextInt(3) == 0 ? Map.of() : Map.of("cost centre", AnyWorld.one(random, List.of("0042", "7"))),
                random.nextInt(8) == 0 ? "Expert" : null);
        Map<String, SkillLevel> skills = new HashMap<>();
        for (String skill : List.of("Python", "SQL")) {
            if (random.nextBoolean()) {
                skills.put(skill, new SkillLevel(skill, random.nextInt(4), "self", null));
            }
        }
        List<Journey> journeys = random.nextInt(3) == 0
                ? null
                : random.nextInt(3) == 0
                        ? List.of()
                        : List.of(new Journey(
                                "Onboarding",
                                AnyWorld.one(random, List.of("awareness", "loyalty")),
                                World.NOW.minus(random.nextInt(8), ChronoUnit.DAYS)));
        Map<String, Instant> snoozed = random.nextInt(6) == 0
                ? Map.of("c" + random.nextInt(4), World.NOW.plus(random.nextInt(60) - 10L, ChronoUnit.HOURS))
                : Map.of();
        return new Learner(
                new LearnerId("ada"),
                1,
                Set.of(),
                profile,
                skills.isEmpty() ? null : skills,
                journeys,
                new History(some(random), some(random), some(random), snoozed),
                signals(random),
                random.nextInt(3) == 0
                        ? null
                        : new Habits(
                                AnyWorld.maybe(random, List.of(10.0, 60.0)),
                                AnyWorld.maybe(random, List.of(Set.of(7), Set.of(23, 14), Set.<Integer>of()))));
    }

    private static @Nullable Signals signals(Random random) {
        if (random.nextInt(3) == 0) {
            return null;
        }
        List<Signals.DayCount> days = new ArrayList<>();
        List<Signals.Recent> recent = new ArrayList<>();
        while (random.nextBoolean()) {
            String kind = AnyWorld.one(random, List.of("viewed", "liked"));
            int ago = random.nextInt(40);
            Instant at = World.NOW.minus(ago, ChronoUnit.DAYS);
            days.add(new Signals.DayCount(
                    World.TODAY.minusDays(ago), kind, "c" + random.nextInt(4), null, "mobile", 1, at));
            if (ago < 3) {
                recent.add(new Signals.Recent(at, kind, "c" + random.nextInt(4), null, "mobile"));
            }
        }
        return new Signals(days, recent);
    }
}
