package dev.cairn.engine.table;

import java.util.ArrayList;
import java.util.List;
import org.xml.sax.Attributes;

/**
 * The texts that a workbook's cells refer to by number. Phonetic guides are left out.
 *
 * <p>POI's table of them makes a rich text of each at every use, and reads one dialect of the format only.
 */
final class SharedTexts extends Xml.Handler {

    private final List<String> texts = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private boolean inText;
    private boolean inGuide;

    /** The text of a number counted from 0. */
    String get(int index) {
        return texts.get(index);
    }

    int size() {
        return texts.size();
    }

    @Override
    void begin(String name, Attributes attributes) {
        switch (name) {
            case "si" -> text.setLength(0);
            case "t" -> inText = true;
            case "rPh" -> inGuide = true;
            default -> {}
        }
    }

    @Override
    void end(String name) {
        switch (name) {
            case "si" -> texts.add(CellText.decoded(text.toString()));
            case "t" -> inText = false;
            case "rPh" -> inGuide = false;
            default -> {}
        }
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        if (inText && !inGuide) {
            text.append(characters, start, length);
        }
    }
}
