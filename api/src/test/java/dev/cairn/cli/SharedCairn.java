package dev.cairn.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands one {@link RunningCairn}, on its first start, to all tests that change nothing. */
final class SharedCairn implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == RunningCairn.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return test.getRoot()
                .getStore(ExtensionContext.Namespace.create(SharedCairn.class))
                .computeIfAbsent(Started.class, type -> new Started(), Started.class)
                .cairn;
    }

    private static final class Started implements AutoCloseable {
        private final Path data;
        private final RunningCairn cairn;

        Started() {
            try {
                data = Files.createTempDirectory("cairn");
                cairn = RunningCairn.on(data);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        @Override
        public void close() throws IOException {
            cairn.close();
            try (Stream<Path> left = Files.walk(data)) {
                for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
