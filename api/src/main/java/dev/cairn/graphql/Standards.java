package dev.cairn.graphql;

import dev.cairn.engine.word.Nearest;
import dev.cairn.engine.word.Word;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Countries (ISO 3166-1), languages (BCP 47) and time zones (IANA) as the Java platform knows them. What is written
 * differently but cannot be mistaken comes out as the standard writes it; the rest is refused with what was probably meant.
 */
final class Standards {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<String> LANGUAGES = languages();
    private static final Map<String, String> COUNTRY_NAMES = names(COUNTRIES, Standards::country);
    private static final Map<String, String> LANGUAGE_NAMES = names(LANGUAGES, Locale::forLanguageTag);

    private Standards() {}

    private static Set<String> languages() {
        Set<String> codes = new HashSet<>(Arrays.asList(Locale.getISOLanguages()));
        for (Locale locale : Locale.getAvailableLocales()) {
            codes.add(locale.getLanguage());
        }
        codes.remove("");
        return Set.copyOf(codes);
    }

    private static Locale country(String code) {
        return new Locale.Builder().setRegion(code).build();
    }

    /** From keys of names, in English and by code, to codes: so that {@code germany} is near to {@code DE}. */
    private static Map<String, String> names(Set<String> codes, Function<String, Locale> locale) {
        Map<String, String> names = new HashMap<>();
        for (String code : codes) {
            Locale named = locale.apply(code);
            names.put(Word.key(code), code);
            if (named.getCountry().isEmpty()) {
                names.put(Word.key(named.getDisplayLanguage(Locale.ENGLISH)), code);
            } else {
                names.put(Word.key(named.getDisplayCountry(Locale.ENGLISH)), code);
                names.put(Word.key(named.getISO3Country()), code);
            }
        }
        return names;
    }

    /** @throws Refusal with {@link ErrorCode#UNKNOWN_COUNTRY} */
    static String country(Object given) {
        String code = String.valueOf(given).strip().toUpperCase(Locale.ROOT);
        if (COUNTRIES.contains(code)) {
            return code;
        }
        throw new Refusal(
                ErrorCode.UNKNOWN_COUNTRY,
                "it is no country of ISO 3166-1 alpha-2, such as `DE`",
                nearest(String.valueOf(given), COUNTRY_NAMES));
    }

    /** @throws Refusal with {@link ErrorCode#UNKNOWN_LANGUAGE} */
    static String language(Object given) {
        String tag = String.valueOf(given).strip();
        try {
            Locale locale = new Locale.Builder().setLanguageTag(tag).build();
            boolean known = LANGUAGES.contains(locale.getLanguage())
                    && (locale.getCountry().isEmpty()
                            || COUNTRIES.contains(locale.getCountry())
                            || locale.getCountry().length() == 3);
            if (known) {
                return locale.toLanguageTag();
            }
        } catch (IllformedLocaleException illFormed) {
            // told below, with what is near
        }
        throw new Refusal(
                ErrorCode.UNKNOWN_LANGUAGE,
                "it is no language tag of BCP 47 that is known here, such as `de` or `de-AT`",
                nearest(tag, LANGUAGE_NAMES));
    }

    /** @throws Refusal with {@link ErrorCode#UNKNOWN_TIME_ZONE} */
    static ZoneId zone(Object given) {
        String id = String.valueOf(given).strip();
        Set<String> known = ZoneId.getAvailableZoneIds();
        if (known.contains(id)) {
            return ZoneId.of(id);
        }
        throw new Refusal(
                ErrorCode.UNKNOWN_TIME_ZONE,
                "it is no time zone of the IANA data, such as `Europe/Berlin`",
                isShort(id) ? Nearest.to(id, known) : null);
    }

    /** By another code or name of it, else by the name that is spelled most alike; two letters are like too many others. */
    private static @Nullable String nearest(String given, Map<String, String> names) {
        String exactly = names.get(Word.key(given));
        if (exactly != null || given.length() < 4 || !isShort(given)) {
            return exactly;
        }
        String name = Nearest.to(given, names.keySet());
        return name == null ? null : names.get(name);
    }

    /** Looking for what is near costs length times length, for each of hundreds of names. */
    private static boolean isShort(String text) {
        return text.length() <= 60;
    }
}
