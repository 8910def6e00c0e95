package dev.cairn.http.rules;

/** A visitor does not get what they asked for; the page says why, and what to do. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String title;

    Refusal(int status, String title, String text) {
        super(text, null, false, false);
        this.status = status;
        this.title = title;
    }

    static Refusal forbidden(String text) {
        return new Refusal(403, "That is not allowed", text);
    }

    static Refusal notFound(String text) {
        return new Refusal(404, "There is nothing here", text);
    }

    static Refusal busy(String text) {
        return new Refusal(503, "Busy just now", text);
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
