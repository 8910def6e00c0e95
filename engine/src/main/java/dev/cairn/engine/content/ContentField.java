package dev.cairn.engine.content;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What of a content a selector, a list limit or a filter can name. {@code title} is the word a sheet uses. */
public enum ContentField {
    CONTENT("content"),
    KIND("kind"),
    TOPIC("topic"),
    SKILL("skill"),
    TAG("tag"),
    LEVEL("level"),
    DEPARTMENT("department"),
    ROLE("role"),
    COUNTRY("country"),
    AUTHOR("author"),
    STAGE("stage");

    private final String title;

    ContentField(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** The values, as written, that the content has in this field. */
    public Collection<String> of(Content content) {
        return switch (this) {
            case CONTENT -> List.of(content.id());
            case KIND -> List.of(content.kind());
            case TOPIC -> content.topics();
            case SKILL -> content.skills().stream().map(TaughtSkill::skill).toList();
            case TAG -> content.tags();
            case LEVEL -> single(content.level());
            case DEPARTMENT -> content.departments();
            case ROLE -> content.roles();
            case COUNTRY -> content.countries();
            case AUTHOR -> single(content.author());
            case STAGE -> content.stages();
        };
    }

    private static List<String> single(@Nullable String value) {
        return value == null ? List.of() : List.of(value);
    }
}
