package dev.cairn.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import graphql.language.AstPrinter;
import graphql.language.EnumTypeDefinition;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.TypeDefinition;
import graphql.schema.idl.SchemaParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The contract without its descriptions, a line a field: a change of it is seen in a review. {@code -Dgolden=write} writes it anew. */
class SchemaGoldenTest {
    private static final Path SCHEMA = Path.of("..", "schema.graphqls");
    private static final Path GOLDEN = Path.of("src", "test", "resources", "dev", "cairn", "graphql", "schema.txt");

    @Test
    void theContractIsTheOneThatWasAgreed() throws IOException {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(new SchemaParser().parse(Files.readString(SCHEMA)).types())
                .values()
                .forEach(type -> tell(type, text));
        if ("write".equals(System.getProperty("golden"))) {
            Files.createDirectories(GOLDEN.getParent());
            Files.writeString(GOLDEN, text);
        }
        assertEquals(Files.readString(GOLDEN), text.toString());
    }

    private static void tell(TypeDefinition<?> type, StringBuilder text) {
        if (type instanceof ObjectTypeDefinition object) {
            for (FieldDefinition field : object.getFieldDefinitions()) {
                text.append(type.getName()).append('.').append(field.getName());
                field.getInputValueDefinitions().forEach(argument -> text.append(" (")
                        .append(AstPrinter.printAstCompact(argument.transform(b -> b.description(null))))
                        .append(')'));
                text.append(": ").append(AstPrinter.printAstCompact(field.getType()));
                field.getDirectives().forEach(on -> text.append(' ').append(AstPrinter.printAstCompact(on)));
                text.append('\n');
            }
        } else if (type instanceof InputObjectTypeDefinition input) {
            input.getInputValueDefinitions().forEach(field -> text.append(type.getName())
                    .append(' ')
                    .append(AstPrinter.printAstCompact(field.transform(b -> b.description(null))))
                    .append('\n'));
        } else if (type instanceof EnumTypeDefinition words) {
            words.getEnumValueDefinitions().forEach(value -> text.append(type.getName())
                    .append(" = ")
                    .append(value.getName())
                    .append('\n'));
        }
    }
}
