package dev.cairn.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.learner.Profile;
import dev.cairn.engine.learner.Signals;
import dev.cairn.engine.learner.Signals.DayCount;
import dev.cairn.engine.learner.Signals.Recent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Facts, questions and answers of kept decisions as documents; equal facts give equal documents, and so equal hashes. */
final class DecisionBody {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule().addSerializer(new SortedSet()))
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            // unknown and empty are two things: only null is left out
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    private DecisionBody() {}

    /** A learner's facts as one text, and the first 128 bits of its SHA-256. */
    record Facts(UUID hash, String learner, String body) {
        static Facts of(Learner learner) {
            String body = write(read(learner));
            return new Facts(fingerprint(body), learner.id().value(), body);
        }
    }

    /** Without what no decision reads: the name, and ids of other systems. In an order that tells nothing. */
    private static Learner read(Learner learner) {
        Profile profile = learner.profile();
        return new Learner(
                learner.id(),
                learner.version(),
                Set.of(),
                new Profile(
                        null,
                        profile.role(),
                        profile.targetRole(),
                        profile.department(),
                        profile.country(),
                        profile.manager(),
                        profile.managerDepartment(),
                        profile.languages(),
                        profile.zone(),
                        profile.firstDay(),
                        profile.attributes(),
                        profile.pinnedPersona()),
                learner.skills(),
                learner.journeys(),
                learner.history(),
                learner.signals() == null ? null : sorted(learner.signals()),
                learner.habits());
    }

    private static Signals sorted(Signals signals) {
        return new Signals(
                signals.days().stream()
                        .sorted(Comparator.comparing(DayCount::day)
                                .thenComparing(DayCount::kind)
                                .thenComparing(DayCount::content, nullsFirst())
                                .thenComparing(DayCount::program, nullsFirst())
                                .thenComparing(DayCount::device, nullsFirst()))
                        .toList(),
                signals.recent().stream()
                        .sorted(Comparator.comparing(Recent::at)
                                .thenComparing(Recent::kind)
                                .thenComparing(Recent::content, nullsFirst())
                                .thenComparing(Recent::program, nullsFirst())
                                .thenComparing(Recent::device, nullsFirst()))
                        .toList());
    }

    private static Comparator<@Nullable String> nullsFirst() {
        return Comparator.nullsFirst(Comparator.<String>naturalOrder());
    }

    static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @throws IllegalStateException where another version of Cairn wrote what this one cannot read */
    static <T> T read(String body, Class<T> type) {
        try {
            return JSON.readValue(body, type);
        } catch (JsonProcessingException foreign) {
            throw new IllegalStateException(
                    "a kept decision was written by another version of Cairn: " + foreign.getOriginalMessage(),
                    foreign);
        }
    }

    private static UUID fingerprint(String body) {
        try {
            ByteBuffer digest =
                    ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8)));
            return new UUID(digest.getLong(), digest.getLong());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** The order of a Java set changes with every start. */
    private static final class SortedSet extends StdSerializer<Set<?>> {
        private static final long serialVersionUID = 1;
        private static final Function<Object, String> TEXT = String::valueOf;

        SortedSet() {
            super(Set.class, false);
        }

        @Override
        public void serialize(Set<?> set, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeStartArray();
            for (Object item : set.stream()
                    .map(Object.class::cast)
                    .sorted(Comparator.comparing(TEXT))
                    .toList()) {
                provider.defaultSerializeValue(item, out);
            }
            out.writeEndArray();
        }
    }
}
