package dev.cairn.engine.content;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/**
 * What speaks for contents whoever looks at them, each 0 to 1, by their position in the catalogue.
 *
 * @param popularity, freshness belong to it; not to be written to
 */
@SuppressWarnings("ArrayRecordComponent") // read for every content of every decision
record Appeal(float[] popularity, float[] freshness) {
    /** After so many days a content is half as fresh. */
    private static final double FRESHNESS_HALF_LIFE_DAYS = 90;

    /**
     * @param asOf the day from which freshness is counted
     * @param popularity by content id; absent is 0
     */
    static Appeal of(List<Content> contents, LocalDate asOf, Map<String, Double> popularity) {
        float[] popular = new float[contents.size()];
        float[] fresh = new float[contents.size()];
        for (int i = 0; i < popular.length; i++) {
            Content content = contents.get(i);
            popular[i] = (float) Math.min(1, Math.max(0, popularity.getOrDefault(content.id(), 0.0)));
            fresh[i] = content.publishedOn() == null ? 0 : freshness(content.publishedOn(), asOf);
        }
        return new Appeal(popular, fresh);
    }

    private static float freshness(LocalDate published, LocalDate asOf) {
        long days = Math.max(0, ChronoUnit.DAYS.between(published, asOf));
        return (float) Math.pow(0.5, days / FRESHNESS_HALF_LIFE_DAYS);
    }
}
