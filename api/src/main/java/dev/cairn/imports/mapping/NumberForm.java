package dev.cairn.imports.mapping;

import dev.cairn.engine.table.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneId;

/** A number; one of a unit of time becomes whole minutes, rounded up. */
record NumberForm(String words, Unit unit) implements Form {
    enum Unit {
        NONE,
        NONE_COMMA,
        SECONDS,
        MINUTES,
        HOURS
    }

    private static final BigDecimal SIXTY = BigDecimal.valueOf(60);

    @Override
    public Formed read(Value cell, ZoneId zone) {
        String text = cell instanceof Value.Percent percent
                ? percent.fraction().movePointRight(2).toPlainString()
                : cell.text().strip().replace("\u00a0", "").replace(" ", "");
        if (unit == Unit.NONE_COMMA && !(cell instanceof Value.Number)) {
            text = text.replace(".", "").replace(',', '.');
        }
        // bounded, so that 1e999999999 costs nothing
        if (!text.matches("[+-]?\\d{1,18}(\\.\\d{0,18})?")) {
            return Formed.misfit(
                    "`" + Shape.shortened(cell.text()) + "` is not a number",
                    unit == Unit.NONE_COMMA ? "digits such as `12` or `12,5`" : "digits such as `12` or `12.5`");
        }
        return Formed.of(inMinutes(new BigDecimal(text)));
    }

    private String inMinutes(BigDecimal number) {
        return switch (unit) {
            case SECONDS -> plain(number.divide(SIXTY, 0, RoundingMode.CEILING));
            case MINUTES -> plain(number.setScale(0, RoundingMode.CEILING));
            case HOURS -> plain(number.multiply(SIXTY).setScale(0, RoundingMode.CEILING));
            case NONE, NONE_COMMA -> plain(number);
        };
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
