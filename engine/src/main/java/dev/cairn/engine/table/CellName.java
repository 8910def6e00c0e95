package dev.cairn.engine.table;

/** The names that a worksheet gives its rows and cells. What is no such name gets a number beyond every limit. */
final class CellName {

    /** Larger than any row or column. */
    static final int BEYOND = 99_999_999;

    private CellName() {}

    /** Digits alone, up to eight of them. */
    static int number(String digits) {
        if (digits.isEmpty() || digits.length() > 8) {
            return BEYOND;
        }
        int number = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9') {
                return BEYOND;
            }
            number = number * 10 + (c - '0');
        }
        return number;
    }

    /** 3 for {@code C14}. */
    static int column(String name) {
        int letters = letters(name);
        if (letters == 0 || letters > 3) {
            return BEYOND;
        }
        int column = 0;
        for (int i = 0; i < letters; i++) {
            column = column * 26 + (name.charAt(i) - 'A' + 1);
        }
        return column;
    }

    /** 14 for {@code C14}. */
    static int row(String name) {
        return number(name.substring(letters(name)));
    }

    private static int letters(String name) {
        int letters = 0;
        while (letters < name.length() && name.charAt(letters) >= 'A' && name.charAt(letters) <= 'Z') {
            letters++;
        }
        return letters;
    }
}
