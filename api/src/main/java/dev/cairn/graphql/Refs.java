package dev.cairn.graphql;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.content.Content;
import dev.cairn.engine.learner.ExternalId;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.learner.LearnerId;
import dev.cairn.publishing.LiveCatalog;
import dev.cairn.store.LearnerRef;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code LearnerRef} and {@code ContentRef}; the schema has seen to it that exactly one way is given. */
final class Refs {
    private static final String ID = "id";
    static final String EXTERNAL = "externalId";
    private static final int LONGEST = 200;

    private Refs() {}

    /** @throws Refusal where no learner can have such an id */
    static LearnerRef learner(Map<String, Object> ref) {
        if (ref.get(ID) instanceof String id) {
            return new LearnerRef.ById(new LearnerId(id(GlobalId.LEARNER.key(id))));
        }
        return new LearnerRef.ByExternalId(externalId(ref.get(EXTERNAL)));
    }

    /** Whether that learner is the one who is named. */
    static boolean names(LearnerRef ref, Learner learner) {
        return ref instanceof LearnerRef.ById byId
                ? learner.id().equals(byId.id())
                : ref instanceof LearnerRef.ByExternalId byExternal
                        && learner.externalIds().contains(byExternal.id());
    }

    /** The content as it stands in the catalogue, or null. */
    static @Nullable Content content(Map<String, Object> ref, Catalog catalog, LiveCatalog live) {
        if (ref.get(ID) instanceof String id) {
            return catalog.content(GlobalId.CONTENT.key(id));
        }
        ExternalId external = externalId(ref.get(EXTERNAL));
        Content found = live.byExternalId(external.system(), external.value());
        return found == null ? null : catalog.content(found.id());
    }

    /** The id of a new content, or null where the reference names it by another system's id. */
    static @Nullable String newContent(Map<String, Object> ref) {
        return ref.get(ID) instanceof String id ? id(GlobalId.CONTENT.key(id)) : null;
    }

    static ExternalId externalId(@Nullable Object given) {
        if (!(given instanceof Map<?, ?> external)) {
            throw new IllegalArgumentException("no external id: " + given);
        }
        return new ExternalId(id(external.get("system")), id(external.get("value")));
    }

    /** @throws Refusal where it can be no id: those have 1 to 200 characters, no control characters, no blanks at their ends */
    static String id(@Nullable Object given) {
        String id = String.valueOf(given);
        if (!isId(id)) {
            throw new Refusal(ErrorCode.INVALID, "an id has 1 to " + LONGEST + " characters and no blanks at its ends");
        }
        return id;
    }

    static boolean isId(String text) {
        return !text.isEmpty() && text.length() <= LONGEST && text.equals(text.strip()) && Words.isPlain(text);
    }
}
