package dev.cairn.engine.rulebook.sheet;

import dev.cairn.engine.rulebook.row.Settings;
import dev.cairn.engine.rulebook.sheet.Formats.DateOrder;
import dev.cairn.engine.word.Word;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code settings}: the first sheet, because it says how the others are written. */
final class SettingsSheet {
    static final List<String> NAMES =
            List.of("default language", "language fallbacks", "time zone", "date order", "decimal mark");

    private String language = Settings.DEFAULT.defaultLanguage();
    private ZoneId zone = Settings.DEFAULT.zone();
    private DateOrder order = DateOrder.NONE;
    private char decimalMark = Formats.UNSAID;
    private final Map<String, List<String>> fallbacks = new LinkedHashMap<>();

    /** What the sheet settles, for the book and for its reader. */
    record Settled(Settings settings, Formats formats) {}

    static Settled read(@Nullable Page page) {
        SettingsSheet sheet = new SettingsSheet();
        if (page != null) {
            Set<String> seen = new HashSet<>();
            page.entries().forEach(entry -> sheet.read(entry, seen));
        }
        return new Settled(
                new Settings(sheet.language, sheet.fallbacks, sheet.zone),
                new Formats(sheet.order, sheet.decimalMark, sheet.zone));
    }

    private void read(Entry entry, Set<String> seen) {
        String setting = entry.require("Setting", SettingsSheet::name);
        if (setting == null) {
            return;
        }
        if (!setting.equals("language fallbacks") && !seen.add(setting)) {
            entry.error("`" + setting + "` is set twice", "one row for each setting");
        }
        entry.require("Value", cell -> take(setting, cell));
    }

    private static String name(Filled cell) {
        if (Column.key(cell.text()).equals("timezoneoffrom/until")) {
            return "time zone";
        }
        for (String name : NAMES) {
            if (Column.key(name).equals(Column.key(cell.text()))) {
                return name;
            }
        }
        throw new Misread("there is no setting `" + cell.text() + "`")
                .expecting("one of " + Texts.choices(NAMES))
                .nearest(Nearest.of(cell.text(), NAMES));
    }

    private boolean take(String setting, Filled cell) {
        switch (setting) {
            case "default language" -> language = tag(cell.text());
            case "language fallbacks" -> fallbacks(cell.text());
            case "time zone" -> zone = zone(cell.text());
            case "date order" -> order = order(cell.text());
            default -> decimalMark = mark(cell.text());
        }
        return true;
    }

    private static String tag(String text) {
        String tag = Texts.languageTag(text);
        if (tag == null) {
            throw new Misread("`" + text + "` is not a language tag").expecting("a tag such as `de` or `pt-BR`");
        }
        return tag;
    }

    /** {@code de-CH > de > en; fr > en}, or {@code de-CH: de, en; fr: en}: what stands in for the first of each chain, in order. */
    private void fallbacks(String text) {
        for (String chain : text.split(";", -1)) {
            List<String> tags = new ArrayList<>();
            for (String tag : chain.split("[>:,]", -1)) {
                tags.add(tag(tag.strip()));
            }
            if (tags.size() < 2) {
                throw new Misread("`" + chain.strip() + "` names nothing that stands in for it")
                        .expecting("`de-CH > de > en`");
            }
            if (new HashSet<>(tags).size() < tags.size()) {
                throw new Misread("`" + chain.strip() + "` names a language twice").expecting("`de-CH > de > en`");
            }
            if (fallbacks.put(tags.get(0), List.copyOf(tags.subList(1, tags.size()))) != null) {
                throw new Misread("the fallbacks of `" + tags.get(0) + "` are set twice");
            }
        }
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text.replace(' ', '_'));
        } catch (DateTimeException e) {
            throw new Misread("there is no time zone `" + text + "`")
                    .expecting("a name such as `Europe/Berlin` or `UTC`")
                    .nearest(Nearest.of(text, ZoneId.getAvailableZoneIds()));
        }
    }

    private static DateOrder order(String text) {
        return switch (Word.key(text).replaceAll("[^a-z]", "")) {
            case "daymonthyear", "dmy", "ddmmyyyy" -> DateOrder.DAY_MONTH_YEAR;
            case "monthdayyear", "mdy", "mmddyyyy" -> DateOrder.MONTH_DAY_YEAR;
            case "yearmonthday", "ymd", "yyyymmdd" -> DateOrder.YEAR_MONTH_DAY;
            default ->
                throw new Misread("`" + text + "` is not an order of day, month and year")
                        .expecting("`day month year`, `month day year` or `year month day`");
        };
    }

    private static char mark(String text) {
        return switch (Word.key(text)) {
            case ".", "point" -> '.';
            case ",", "comma" -> ',';
            default -> throw new Misread("`" + text + "` is not a decimal mark").expecting("`point` or `comma`");
        };
    }
}
