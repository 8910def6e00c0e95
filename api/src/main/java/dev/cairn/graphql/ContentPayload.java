package dev.cairn.graphql;

import dev.cairn.engine.content.Content;
import dev.cairn.store.ContentUpdate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a content, in the shape of the schema's {@code SaveContentPayload} and {@code RetireContentPayload}. */
record ContentPayload(@Nullable Content content, List<UserError> userErrors) {

    static ContentPayload refused(Input input) {
        return new ContentPayload(null, input.errors());
    }

    static ContentPayload of(ContentUpdate update, Input input) {
        if (update instanceof ContentUpdate.Saved saved) {
            return new ContentPayload(saved.content(), List.of());
        }
        if (update instanceof ContentUpdate.Conflict conflict) {
            input.error(
                    ErrorCode.VERSION_CONFLICT,
                    "another change came first: the version is now " + conflict.version(),
                    null,
                    "version");
        } else if (update instanceof ContentUpdate.ExternalIdTaken taken) {
            input.error(
                    ErrorCode.EXTERNAL_ID_TAKEN,
                    "the id `" + taken.value() + "` of `" + taken.system() + "` belongs to `" + taken.holder() + "`",
                    null,
                    "externalIds");
        } else {
            input.error(ErrorCode.NOT_FOUND, "there is no such content", null, "content");
        }
        return refused(input);
    }
}
