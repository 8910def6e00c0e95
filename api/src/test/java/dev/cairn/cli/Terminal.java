package dev.cairn.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import picocli.CommandLine;

/** A command typed at a terminal: what it printed, and its exit code. */
record Terminal(int code, String out, String err) {

    static Terminal type(Object... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] texts = new String[words.length];
        for (int i = 0; i < words.length; i++) {
            texts[i] = words[i].toString();
        }
        CommandLine line = Cairn.line();
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        int code = line.execute(texts);
        return new Terminal(code, out.toString(), err.toString());
    }

    /** Types, with the option that says where the data is. */
    static Terminal on(Path data, Object... words) {
        Object[] all = new Object[words.length + 2];
        System.arraycopy(words, 0, all, 0, words.length);
        all[words.length] = "--data";
        all[words.length + 1] = data;
        return type(all);
    }
}
