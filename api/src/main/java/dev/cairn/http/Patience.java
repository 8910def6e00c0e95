package dev.cairn.http;

/**
 * How long we wait for a client, in milliseconds.
 *
 * @param greeting for a socket's first message
 * @param life between two signs of life that are asked for
 * @param taking for what was sent to be taken
 * @param body for a request's body to come whole; slow ones would hold memory for as long as their senders like
 */
public record Patience(long greeting, long life, long taking, long body) {
    public static final Patience USUAL = new Patience(5_000, 20_000, 30_000, 30_000);
}
