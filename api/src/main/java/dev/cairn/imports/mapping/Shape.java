package dev.cairn.imports.mapping;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a field's value must look like. A text that passed is in the one spelling that the nouns parse. */
enum Shape {
    TEXT("any text"),
    /** A value that rules compare. */
    WORD("1 to 200 characters"),
    ID("1 to 200 characters"),
    /** Digits, no sign. */
    WHOLE("a whole number from 0 to 999999999, such as `12`"),
    LEVEL("a number from 0 to 999, such as `2` or `2.5`"),
    AMOUNT("a number such as `87.5`"),
    DATE("a date such as `2026-03-01`"),
    INSTANT("a time such as `2026-03-01T09:30:00Z`"),
    LANGUAGE("a language tag such as `en` or `pt-BR`"),
    COUNTRY("a country code such as `FR`"),
    ZONE("a time zone such as `Europe/Paris`"),
    LINK("a web address that begins with `https://` or `http://`"),
    STATUS("`draft`, `published` or `retired`");

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    /** Years that every calendar and database can count. */
    private static final Pattern CENTURIES = Pattern.compile("(1[6-9]|2\\d)\\d\\d-");

    private static final int LENGTH = 200;

    private final String expected;

    Shape(String expected) {
        this.expected = expected;
    }

    /** For the documentation and for errors. */
    String expected() {
        return expected;
    }

    Formed check(String text) {
        try {
            String checked = checked(text);
            return checked.isEmpty() ? misfit(text) : Formed.of(checked);
        } catch (DateTimeException | NumberFormatException | IllformedLocaleException | URISyntaxException e) {
            return misfit(text);
        }
    }

    private Formed misfit(String text) {
        return Formed.misfit("`" + shortened(text) + "` is not " + what(), expected);
    }

    private String what() {
        return switch (this) {
            case TEXT -> "a text";
            case WORD -> "a word or a few";
            case ID -> "an id";
            case WHOLE -> "a whole number";
            case LEVEL -> "a level";
            case AMOUNT -> "a number";
            case DATE -> "a date";
            case INSTANT -> "a time";
            case LANGUAGE -> "a known language";
            case COUNTRY -> "a known country";
            case ZONE -> "a known time zone";
            case LINK -> "a web address";
            case STATUS -> "a status";
        };
    }

    /** The checked text, empty when it does not fit. */
    private String checked(String text) throws URISyntaxException {
        return switch (this) {
            case TEXT -> text.indexOf('\0') < 0 ? text : "";
            case WORD, ID -> text.length() <= LENGTH && text.indexOf('\0') < 0 ? text : "";
            case WHOLE -> text.matches("\\d{1,9}") ? String.valueOf(Integer.parseInt(text)) : "";
            case LEVEL -> text.matches("\\d{1,3}(\\.\\d{1,6})?") ? text : "";
            case AMOUNT -> text.matches("-?\\d{1,15}(\\.\\d{1,15})?") ? text : "";
            case DATE ->
                CENTURIES.matcher(text).lookingAt() ? LocalDate.parse(text).toString() : "";
            case INSTANT ->
                CENTURIES.matcher(text).lookingAt() ? Instant.parse(text).toString() : "";
            case LANGUAGE -> language(text);
            case COUNTRY -> COUNTRIES.contains(text.toUpperCase(Locale.ROOT)) ? text.toUpperCase(Locale.ROOT) : "";
            case ZONE -> ZoneId.of(text).getId();
            case LINK -> link(text);
            case STATUS ->
                List.of("draft", "published", "retired").contains(text.toLowerCase(Locale.ROOT))
                        ? text.toLowerCase(Locale.ROOT)
                        : "";
        };
    }

    private static String language(String text) {
        Locale locale = new Locale.Builder().setLanguageTag(text).build();
        return LANGUAGES.contains(locale.getLanguage()) ? locale.toLanguageTag() : "";
    }

    private static String link(String text) throws URISyntaxException {
        URI uri = new URI(text);
        boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
        return web && uri.getHost() != null ? text : "";
    }

    /** Of a long text only as much as a message needs. */
    static String shortened(String text) {
        String line = text.lines().findFirst().orElse("");
        return line.length() <= 60 && line.length() == text.length()
                ? line
                : line.substring(0, Math.min(line.length(), 60)) + "…";
    }
}
