package dev.cairn.graphql;

/** What went wrong, for a program to act on; {@code schema.graphqls} says what each means. */
enum ErrorCode {
    NOT_FOUND,
    VERSION_CONFLICT,
    SIGNAL_CONFLICT,
    NO_ROOM,
    NOT_UNDOABLE,
    EXTERNAL_ID_TAKEN,
    UNKNOWN_COUNTRY,
    UNKNOWN_LANGUAGE,
    UNKNOWN_TIME_ZONE,
    UNKNOWN_PERSONA,
    UNKNOWN_PROGRAM,
    INVALID,
    INVALID_CURSOR,
    SYNTAX_ERROR,
    VALIDATION_ERROR,
    TOO_COMPLEX,
    RESULT_TOO_LARGE,
    MUTATION_REFUSED,
    SUBSCRIPTION_REFUSED,
    FORBIDDEN,
    TIMEOUT,
    UNAVAILABLE,
    INTERNAL
}
