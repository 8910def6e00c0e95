package dev.cairn.http;

/**
 * How long we wait for a client, in milliseconds.
 *
 * @param head for a connection's first request, from its first byte to the end of its head
 * @param idle for the next one, and for anything at all on a connection that is open
 * @param body for a request's body to come whole; slow ones would hold memory for as long as their senders like
 * @param whole for a body of any kind, also where nobody reads it
 * @param greeting for a socket's first message
 * @param life between two signs of life that are asked for
 * @param taking for what was sent to be taken
 */
public record Patience(long head, long idle, long body, long whole, long greeting, long life, long taking) {
    public static final Patience USUAL = new Patience(15_000, 60_000, 30_000, 120_000, 5_000, 20_000, 30_000);

    /** The same, but for a request: for tests, which wait themselves. */
    public Patience withRequests(long head, long idle, long body, long whole) {
        return new Patience(head, idle, body, whole, greeting, life, taking);
    }

    public Patience withSockets(long greeting, long life, long taking) {
        return new Patience(head, idle, body, whole, greeting, life, taking);
    }
}
