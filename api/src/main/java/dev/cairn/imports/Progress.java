package dev.cairn.imports;

/** Is told how far an import has come, on the importing thread or one of the store's. */
@FunctionalInterface
public interface Progress {
    Progress SILENT = (step, rows) -> {};

    /** The two halves of an import. */
    enum Step {
        /** Rows of the file are read and checked. */
        READ,
        /** Rows are on their way into the database; they are kept once the import has reported so. */
        WRITTEN
    }

    /** @param rows how many so far, of this step */
    void at(Step step, int rows);
}
