package dev.cairn.http.keys;

/**
 * Nobody can say at this moment whether a token is good, or whose it is: the keys were never reached, the database does not
 * answer, or too many ask at once.
 */
public final class NoKeys extends Exception {
    private static final long serialVersionUID = 1;

    NoKeys(String reason) {
        super(reason, null, false, false);
    }
}
