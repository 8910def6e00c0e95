package dev.cairn.store;

/**
 * What a list of people says about those whom it does not name.
 *
 * @param full whether whoever is absent has left
 * @param leaving the greatest share that may leave at once, 0 to 1
 */
public record Roster(boolean full, double leaving) {
    public static final Roster CHANGES = new Roster(false, 0);
}
