package dev.cairn.engine.learner;

/** The id by which another system knows a learner: {@code hr}/{@code 4711}, {@code mail}/{@code ada@example.org}. */
public record ExternalId(String system, String value) {
    public ExternalId {
        if (system.isBlank() || value.isBlank()) {
            throw new IllegalArgumentException("an external id needs a system and a value");
        }
    }
}
