package dev.cairn.engine.table;

/** Receives a file's rows while it is read. What it throws reaches the caller of {@link Tables} as it is and ends the reading. */
@FunctionalInterface
public interface RowConsumer {

    /** A sheet begins; its rows follow. Hidden sheets are among them. */
    default void sheet(Position at) {}

    /** The next row that holds something. */
    void line(Line line);
}
