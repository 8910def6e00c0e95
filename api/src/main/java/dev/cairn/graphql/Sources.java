package dev.cairn.graphql;

import dev.cairn.journeys.Advance;
import dev.cairn.journeys.Recording;
import dev.cairn.keeping.Keeping;
import dev.cairn.keeping.Replaying;
import dev.cairn.publishing.LiveCatalog;
import dev.cairn.publishing.Publishing;
import dev.cairn.push.Watching;
import dev.cairn.store.AuditLog;
import dev.cairn.store.Contents;
import dev.cairn.store.Erasure;
import dev.cairn.store.Evidence;
import dev.cairn.store.Learners;
import dev.cairn.store.Population;
import dev.cairn.store.Pulse;
import java.time.InstantSource;

/** Where answers come from and changes go to. */
public record Sources(
        Publishing publishing,
        LiveCatalog catalog,
        Learners learners,
        Contents contents,
        Advance advance,
        Recording recording,
        Keeping keeping,
        Replaying replaying,
        Population population,
        Evidence evidence,
        Watching watching,
        AuditLog audit,
        Erasure erasure,
        Pulse pulse,
        InstantSource clock) {}
