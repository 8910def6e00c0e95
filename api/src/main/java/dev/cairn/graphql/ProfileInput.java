package dev.cairn.graphql;

import dev.cairn.engine.learner.Persona;
import dev.cairn.engine.rulebook.RuleBook;
import dev.cairn.engine.word.Nearest;
import dev.cairn.engine.word.Word;
import dev.cairn.store.Change;
import dev.cairn.store.ProfileChange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads which facts of a profile change; what is wrong gathers in the input's errors. */
final class ProfileInput {
    private static final int LANGUAGES = 20;
    private static final int ATTRIBUTES = 100;
    private static final String ATTRIBUTE_LIST = "attributes";

    private ProfileInput() {}

    static ProfileChange read(Input input, RuleBook book) {
        return new ProfileChange(
                input.line("name"),
                input.line("role"),
                input.line("targetRole"),
                input.line("department"),
                input.change("country", value -> input.reading("country", Standards::country)),
                input.line("manager"),
                input.line("managerDepartment"),
                input.change("languages", value -> languages(input, value)),
                input.change("timeZone", value -> input.reading("timeZone", Standards::zone)),
                input.change("firstDay", LocalDate.class::cast),
                attributes(input),
                input.change(
                        "pinnedPersona",
                        value -> input.reading("pinnedPersona", given -> persona(String.valueOf(given), book))));
    }

    /** The tags without repetition; only to be asked for a field that is there. */
    static List<String> languages(Input input, @Nullable Object value) {
        List<String> tags = new ArrayList<>();
        if (value instanceof List<?> given && input.fits(given, "languages", LANGUAGES)) {
            for (int i = 0; i < given.size(); i++) {
                String tag = language(input, given.get(i), "languages", i);
                if (tag != null && !tags.contains(tag)) {
                    tags.add(tag);
                }
            }
        }
        return tags;
    }

    /** The tag as BCP 47 writes it, or null and an error at that field. */
    static @Nullable String language(Input input, Object given, Object... field) {
        try {
            return Standards.language(given);
        } catch (Refusal unknown) {
            input.error(unknown.code(), unknown.words(), unknown.nearest(), field);
            return null;
        }
    }

    private static Change<Map<String, Optional<String>>> attributes(Input input) {
        return input.change(ATTRIBUTE_LIST, value -> {
            Map<String, Optional<String>> named = new LinkedHashMap<>();
            List<Map<String, Object>> given = input.objects(ATTRIBUTE_LIST);
            if (input.fits(given, ATTRIBUTE_LIST, ATTRIBUTES)) {
                for (int i = 0; i < given.size(); i++) {
                    Input attribute = input.at(ATTRIBUTE_LIST, i, given.get(i));
                    String name = attribute.optionalLine("name");
                    Optional<String> text = Optional.ofNullable(attribute.optionalLine("value"));
                    if (name != null && named.put(name, text) != null) {
                        attribute.error(ErrorCode.INVALID, "the attribute `" + name + "` is named twice", null, "name");
                    }
                }
            }
            return named;
        });
    }

    private static String persona(String given, RuleBook book) {
        List<String> known = book.rows().personas().stream().map(Persona::name).toList();
        String key = Word.key(given);
        for (String name : known) {
            if (Word.key(name).equals(key)) {
                return name;
            }
        }
        throw new Refusal(
                ErrorCode.UNKNOWN_PERSONA,
                "the rule book has no such persona",
                given.length() > Input.LINE ? null : Nearest.to(given, known));
    }
}
