package dev.cairn.engine.learner;

/** Our own id of a learner: 1 to 200 characters, without blanks at either end. */
public record LearnerId(String value) {
    public LearnerId {
        if (value.isEmpty() || value.length() > 200 || !value.equals(value.strip())) {
            throw new IllegalArgumentException("a learner's id has 1 to 200 characters and no blanks at its ends");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
