package dev.cairn.graphql;

import dev.cairn.engine.learner.ExternalId;
import dev.cairn.engine.learner.Journey;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.learner.SkillLevel;
import graphql.schema.idl.RuntimeWiring;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The schema's {@code Learner}, read from the engine's. */
final class LearnerFields {
    private LearnerFields() {}

    record Attribute(String name, String value) {}

    static void bind(RuntimeWiring.Builder wiring, LearnerHabits habits) {
        wiring.type(Fields.of("Learner", Learner.class)
                .field("id", learner -> GlobalId.LEARNER.of(learner.id().value()))
                .field("key", learner -> learner.id().value())
                .field("externalIds", LearnerFields::externalIds)
                .field("managerDepartment", learner -> learner.profile().managerDepartment())
                .field(
                        "timeZone",
                        learner ->
                                learner.zone() == null ? null : learner.zone().getId())
                .field("attributes", learner -> Fields.pairs(learner.profile().attributes(), Attribute::new))
                .field("pinnedPersona", learner -> learner.profile().pinnedPersona())
                .field("skills", LearnerFields::skills)
                .field("journeys", LearnerFields::journeys)
                .fetched("habits", habits)
                .type());
        wiring.type(Fields.of("Journey", Journey.class)
                .field("stage", journey -> journey.ended() ? null : journey.stage())
                .type());
    }

    private static List<ExternalId> externalIds(Learner learner) {
        return learner.externalIds().stream()
                .sorted(Comparator.comparing(ExternalId::system).thenComparing(ExternalId::value))
                .toList();
    }

    private static @Nullable List<SkillLevel> skills(Learner learner) {
        return learner.skills() == null
                ? null
                : learner.skills().values().stream()
                        .sorted(Comparator.comparing(SkillLevel::skill))
                        .toList();
    }

    private static @Nullable List<Journey> journeys(Learner learner) {
        return learner.journeys() == null
                ? null
                : learner.journeys().stream()
                        .sorted(Comparator.comparing(Journey::program))
                        .toList();
    }
}
