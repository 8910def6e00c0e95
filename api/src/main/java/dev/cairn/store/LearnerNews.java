package dev.cairn.store;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That something about learners changed, as nodes tell each other.
 *
 * @param learners by id; none stands for all, where there were too many to name
 */
public record LearnerNews(ChangeCause cause, List<String> learners) {
    /** PostgreSQL takes payloads of less than 8,000 bytes. */
    private static final int LONGEST = 7_500;

    public LearnerNews {
        learners = List.copyOf(learners);
    }

    /** As few announcements as name all of them. */
    static List<String> texts(ChangeCause cause, Collection<String> learners) {
        List<String> texts = new ArrayList<>();
        JsonArray text = new JsonArray().add(cause.name());
        int size = cause.name().length();
        for (String learner : learners) {
            int more = new JsonArray().add(learner).encode().getBytes(StandardCharsets.UTF_8).length;
            if (size + more > LONGEST) {
                texts.add(text.encode());
                text = new JsonArray().add(cause.name());
                size = cause.name().length();
            }
            text.add(learner);
            size += more;
        }
        texts.add(text.encode());
        return texts;
    }

    /** Null for what no node of ours has written. */
    static @Nullable LearnerNews read(String text) {
        try {
            JsonArray array = new JsonArray(text);
            List<String> learners = new ArrayList<>();
            for (int i = 1; i < array.size(); i++) {
                learners.add(array.getString(i));
            }
            return new LearnerNews(ChangeCause.valueOf(array.getString(0)), learners);
        } catch (DecodeException | IllegalArgumentException | ClassCastException | IndexOutOfBoundsException foreign) {
            return null;
        }
    }
}
