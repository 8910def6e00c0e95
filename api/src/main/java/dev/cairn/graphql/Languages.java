package dev.cairn.graphql;

import dev.cairn.engine.learner.LearnerId;
import dev.cairn.engine.rulebook.row.Settings;
import graphql.schema.DataFetchingEnvironment;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Whom an answer is about, and in which languages texts are wanted, the best first. Travels down from a root field as
 * graphql-java's local context.
 *
 * @param wanted BCP 47 tags, with those that stand in for them
 * @param about null where the answer is about nobody, or about somebody who is only imagined
 */
record Languages(
        List<String> wanted, Settings settings, @Nullable LearnerId about) {

    Languages about(LearnerId learner) {
        return new Languages(wanted, settings, learner);
    }

    /** The learner whom the answer is about, as far as the field is concerned. */
    static @Nullable LearnerId about(DataFetchingEnvironment environment) {
        @Nullable Languages above = environment.getLocalContext();
        return above == null ? null : above.about;
    }

    /** The moment's language before the learner's own, each followed by its stand-ins, the book's default last. */
    static Languages of(Settings settings, @Nullable String now, @Nullable Collection<String> preferred) {
        Set<String> wanted = new LinkedHashSet<>();
        if (now != null) {
            add(wanted, settings, now);
        }
        if (preferred != null) {
            preferred.forEach(language -> add(wanted, settings, language));
        }
        wanted.add(settings.defaultLanguage());
        return new Languages(List.copyOf(wanted), settings, null);
    }

    private static void add(Set<String> wanted, Settings settings, String language) {
        wanted.add(language);
        List<String> fallbacks = settings.languageFallbacks().get(language);
        if (fallbacks != null) {
            wanted.addAll(fallbacks);
        }
    }

    /** Those of the field's {@code language} argument, else those that came down, else the book's. */
    static Languages of(DataFetchingEnvironment environment) {
        Languages above = environment.getLocalContext();
        if (above == null) {
            above = of(Asked.standing(environment).book().rows().settings(), null, null);
        }
        String asked = environment.getArgument("language");
        return asked == null ? above : of(above.settings, asked, above.wanted);
    }

    /** The text in the first wanted language that there is, else in the first there is at all. */
    @Nullable
    String choose(Map<String, String> texts) {
        if (texts.isEmpty()) {
            return null;
        }
        for (String language : wanted) {
            String text = texts.get(language);
            if (text == null) {
                text = inBase(texts, language);
            }
            if (text != null) {
                return text;
            }
        }
        // sorted, for the same answer every time; a rule book's plain text, under the empty tag, comes first
        return new TreeMap<>(texts).firstEntry().getValue();
    }

    /** {@code de-AT} reads {@code de}. */
    private static @Nullable String inBase(Map<String, String> texts, String language) {
        int dash = language.indexOf('-');
        return dash < 0 ? null : texts.get(language.substring(0, dash));
    }
}
