package dev.cairn.store;

/** Signals as they came in, and what is counted from them. */
public final class SignalLog {
    SignalLog() {}
}
