package dev.cairn.engine.learner;

import java.time.Instant;

/** A learner's place in one program: the stage, and since when. */
public record Journey(String program, String stage, Instant since) {}
