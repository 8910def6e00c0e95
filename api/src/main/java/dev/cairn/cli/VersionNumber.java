package dev.cairn.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The version of a rule book, as a person types it; for picocli. */
final class VersionNumber implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
        if (!text.matches("\\d{1,18}")) {
            throw new TypeConversionException(
                    "`" + text + "` is not a version number, such as 3; `cairn export` lists them");
        }
        return Long.valueOf(text);
    }
}
