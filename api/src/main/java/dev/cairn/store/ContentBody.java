package dev.cairn.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.cairn.engine.content.Content;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A content as a document, without what stands in columns of its own. A field that came later than the document is empty. */
final class ContentBody {
    private static final JsonSetter.Value EMPTY = JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY);
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS))
            .withConfigOverride(Set.class, type -> type.setSetterInfo(EMPTY))
            .withConfigOverride(List.class, type -> type.setSetterInfo(EMPTY))
            .withConfigOverride(Map.class, type -> type.setSetterInfo(EMPTY))
            .build();

    private ContentBody() {}

    static String write(Content content) {
        ObjectNode body = JSON.valueToTree(content);
        return body.without(List.of("id", "kind", "status")).toString();
    }

    /** @param json the document with what stands in columns put back */
    static Content read(String json) {
        try {
            return JSON.readValue(json, Content.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a content in the database cannot be read: " + e.getOriginalMessage(), e);
        }
    }
}
