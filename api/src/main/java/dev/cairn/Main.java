package dev.cairn;

import dev.cairn.cli.Cairn;

/** The program. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(Cairn.run(arguments));
    }
}
