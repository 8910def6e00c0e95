package dev.cairn.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.graphql.GraphQlApi;
import dev.cairn.http.PersistedDocuments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The GraphQL documents that are given to the service at its start.
 *
 * @param byId by what clients name them
 * @param places where each was found, by the same id
 * @param only whether no others are answered
 */
record TrustedDocuments(Map<String, String> byId, Map<String, String> places, boolean only) {
    static final TrustedDocuments NONE = new TrustedDocuments(Map.of(), Map.of(), false);

    private static final int MOST = 10_000;
    private static final long LONGEST = 20L * 1024 * 1024;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @throws Failure naming the file that cannot be read */
    static TrustedDocuments read(Path place, boolean only) {
        Map<String, String> byId = new LinkedHashMap<>();
        Map<String, String> places = new LinkedHashMap<>();
        try {
            for (Path file : files(place)) {
                if (Files.size(file) > LONGEST) {
                    throw new Failure(file + " is larger than 20 MB; that is no list of documents");
                }
                String text = Files.readString(file);
                Map<String, String> found = new LinkedHashMap<>();
                if (file.toString().endsWith(".json")) {
                    found.putAll(manifest(file, text));
                } else {
                    found.put(PersistedDocuments.hash(text), text);
                    // editors end a file with a line break that no client sends
                    found.put(PersistedDocuments.hash(text.stripTrailing()), text.stripTrailing());
                }
                found.forEach((id, document) -> {
                    byId.put(id, document);
                    places.put(id, file.toString());
                });
            }
        } catch (IOException unreadable) {
            throw new Failure("the documents at " + place + " cannot be read: " + unreadable.getMessage());
        }
        if (byId.isEmpty() || byId.size() > 2 * MOST) {
            throw new Failure("there are 1 to " + MOST + " documents to give; at " + place + " there are "
                    + (byId.isEmpty() ? "none: .graphql and .json files are read" : "more"));
        }
        return new TrustedDocuments(byId, places, only);
    }

    private static List<Path> files(Path place) throws IOException {
        if (!Files.isDirectory(place)) {
            return List.of(place);
        }
        try (Stream<Path> files = Files.walk(place)) {
            return files.filter(file -> file.toString().matches(".*\\.(graphql|gql|json)"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }

    /** {@code {"id": "text"}}, as Relay and graphql-codegen write it, or Apollo's manifest with its {@code operations}. */
    private static Map<String, String> manifest(Path file, String text) {
        Map<String, String> found = new LinkedHashMap<>();
        try {
            JsonNode json = JSON.readTree(text);
            if (json.path("operations").isArray()) {
                json.path("operations")
                        .forEach(one -> found.put(
                                one.path("id").asText(), one.path("body").asText()));
            } else {
                json.properties()
                        .forEach(one -> found.put(one.getKey(), one.getValue().asText()));
            }
        } catch (JsonProcessingException broken) {
            throw new Failure(file + " is no JSON"
                    + (broken.getLocation() == null
                            ? ""
                            : ", from line " + broken.getLocation().getLineNr() + ", column "
                                    + broken.getLocation().getColumnNr()));
        }
        found.forEach((id, document) -> {
            if (id.isEmpty() || document.isEmpty()) {
                throw new Failure(file + " holds documents by id, as text; `" + id + "` has none");
            }
        });
        return found;
    }

    /** @throws Failure naming each document that the schema does not answer */
    void demandSound(GraphQlApi api) {
        List<String> unsound = new ArrayList<>();
        byId.forEach((id, document) -> api.faults(document)
                .forEach(fault -> unsound.add("\n  " + places.get(id) + " (" + id + "): " + fault)));
        if (!unsound.isEmpty()) {
            throw new Failure("documents that cannot be answered:"
                    + String.join("", unsound.subList(0, Math.min(20, unsound.size()))));
        }
    }

    PersistedDocuments persisted() {
        return byId.isEmpty() ? PersistedDocuments.OPEN : PersistedDocuments.of(byId, only);
    }
}
