package dev.cairn.graphql;

/**
 * Ids that are unique over all types, as the Relay specification of object identification asks
 * (https://relay.dev/graphql/objectidentification.htm): {@code learner:ada}. A plain {@code ada} is read too.
 */
enum GlobalId {
    LEARNER("learner:"),
    CONTENT("content:"),
    RULE_BOOK("rulebook:");

    private final String prefix;

    GlobalId(String prefix) {
        this.prefix = prefix;
    }

    String of(String key) {
        return prefix.concat(key);
    }

    /** Whether it is a global id of this type. */
    boolean is(String id) {
        return id.startsWith(prefix);
    }

    /** The key within the type. One that itself begins like a global id must be given as a global id. */
    String key(String id) {
        return id.startsWith(prefix) ? id.substring(prefix.length()) : id;
    }
}
