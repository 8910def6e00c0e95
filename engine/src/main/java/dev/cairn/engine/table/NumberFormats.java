package dev.cairn.engine.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/** What a workbook's cell styles make of a number. */
final class NumberFormats extends Xml.Handler {

    /** What a number stands for. */
    enum Meaning {
        NUMBER,
        PERCENT,
        /** Days; a time of day too when the number has a fraction. */
        DATE,
        /** Days and a time of day, even at midnight. */
        DATE_TIME,
        TIME,
        /** Hours, minutes or seconds that run on past a day. */
        DURATION
    }

    private static final Pattern LITERALS = Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\*.|;.*|AM/PM|A/P", Pattern.DOTALL);
    private static final Pattern RUNS_ON = Pattern.compile("\\[(h+|m+|s+)]");
    private static final Pattern BRACKETS = Pattern.compile("\\[[^]]*]");

    /** Excel's own limit of a format code. */
    private static final int LONGEST = 255;

    /** Twice what Excel allows of cell styles. */
    private static final int MOST = 131_000;

    private final Position file;
    private final Map<Integer, String> codes = new HashMap<>();
    private final List<Meaning> styles = new ArrayList<>();
    private boolean inCellStyles;

    NumberFormats(Position file) {
        this.file = file;
    }

    /** The meaning of a style counted from 0; an unknown one is a plain number. */
    Meaning meaning(int style) {
        return style >= 0 && style < styles.size() ? styles.get(style) : Meaning.NUMBER;
    }

    @Override
    void begin(String name, Attributes attributes) {
        if (codes.size() > MOST || styles.size() > MOST) {
            throw Archive.damaged(file);
        }
        if (name.equals("numFmt")) {
            String code = attributes.getValue("formatCode");
            codes.put(number(attributes.getValue("numFmtId")), code == null ? "" : code);
        } else if (name.equals("cellXfs")) {
            inCellStyles = true;
        } else if (name.equals("xf") && inCellStyles) {
            int format = number(attributes.getValue("numFmtId"));
            styles.add(meaning(format, codes.get(format)));
        }
    }

    @Override
    void end(String name) {
        if (name.equals("cellXfs")) {
            inCellStyles = false;
        }
    }

    private static int number(@Nullable String digits) {
        return digits != null && digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : 0;
    }

    /** The meaning of a built-in format without a code of its own, or of a format code. */
    static Meaning meaning(int format, @Nullable String ownCode) {
        String builtin = BuiltinFormats.getBuiltinFormat(format);
        String code = ownCode != null ? ownCode : builtin == null ? "" : builtin;
        if (code.length() > LONGEST) {
            return Meaning.NUMBER;
        }
        String letters = LITERALS.matcher(code).replaceAll("").toLowerCase(Locale.ROOT);
        if (!DateUtil.isADateFormat(format, code)) {
            return BRACKETS.matcher(letters).replaceAll("").contains("%") ? Meaning.PERCENT : Meaning.NUMBER;
        }
        if (RUNS_ON.matcher(letters).find()) {
            return Meaning.DURATION;
        }
        letters = BRACKETS.matcher(letters).replaceAll("");
        boolean time = letters.contains("h") || letters.contains("s");
        boolean date = letters.contains("y") || letters.contains("d") || (letters.contains("m") && !time);
        if (date) {
            return time ? Meaning.DATE_TIME : Meaning.DATE;
        }
        return time ? Meaning.TIME : Meaning.DATE;
    }
}
