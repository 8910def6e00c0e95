package dev.cairn.engine.content;

import dev.cairn.engine.word.Word;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Which contents can be shown at all: status, dates, languages, devices, minutes. What depends on a value of the learner
 * or the moment is computed once per value that occurs, and kept.
 */
final class Availability {
    /** Dates and limits kept; they come one after another, so a full cache is simply emptied. */
    private static final int KEPT = 512;

    private final List<Content> contents;
    private final Map<ContentStatus, Bits> byStatus = new HashMap<>();
    private final Map<String, Bits> byLanguage = new HashMap<>();
    private final Map<String, Bits> byDevice = new HashMap<>();
    private final Bits anyLanguage;
    private final Bits anyDevice;
    private final Bits none;
    private final ConcurrentHashMap<Set<String>, Bits> readable = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Bits> fitFor = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Integer, Bits> atMost = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<LocalDate, Bits> notYet = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<LocalDate, Bits> noLonger = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Integer, Bits> longer = new ConcurrentHashMap<>();

    Availability(List<Content> contents) {
        this.contents = contents;
        int size = contents.size();
        anyLanguage = new Bits(size);
        anyDevice = new Bits(size);
        none = new Bits(size);
        for (ContentStatus status : ContentStatus.values()) {
            byStatus.put(status, new Bits(size));
        }
        for (int i = 0; i < size; i++) {
            Content content = contents.get(i);
            status(content.status()).set(i);
            index(content.languages().stream().map(Availability::primary).toList(), byLanguage, anyLanguage, i);
            index(content.devices().stream().map(Word::key).toList(), byDevice, anyDevice, i);
        }
    }

    private static void index(Collection<String> keys, Map<String, Bits> byKey, Bits any, int position) {
        if (keys.isEmpty()) {
            any.set(position);
        }
        for (String key : keys) {
            byKey.computeIfAbsent(key, k -> new Bits(any.size())).set(position);
        }
    }

    /** {@code de} for {@code de-AT}: a reader of one reads the other. */
    static String primary(String language) {
        String key = Word.key(language);
        int end = key.indexOf('-');
        return end < 0 ? key : key.substring(0, end);
    }

    @SuppressWarnings("NullAway") // filled for every status in the constructor
    Bits status(ContentStatus status) {
        return byStatus.get(status);
    }

    Bits inLanguages(Set<String> languages) {
        return kept(readable, languages, () -> {
            Bits found = anyLanguage.copy();
            languages.forEach(language -> found.or(inLanguage(language)));
            return found;
        });
    }

    Bits onDevice(String device) {
        return kept(fitFor, device, () -> madeForDevice(device).copy().or(anyDevice));
    }

    Bits inLanguage(String language) {
        return byLanguage.getOrDefault(primary(language), none);
    }

    Bits madeForDevice(String device) {
        return byDevice.getOrDefault(Word.key(device), none);
    }

    Bits notYetValid(LocalDate day) {
        return kept(
                notYet, day, () -> where(content -> content.validFrom() != null && day.isBefore(content.validFrom())));
    }

    Bits noLongerValid(LocalDate day) {
        return kept(
                noLonger,
                day,
                () -> where(content -> content.validUntil() != null && day.isAfter(content.validUntil())));
    }

    /** Contents known to take longer; an unknown length holds nothing back. */
    Bits longerThan(int minutes) {
        return kept(longer, minutes, () -> where(content -> content.minutes() != null && content.minutes() > minutes));
    }

    Bits within(int minutes) {
        return kept(atMost, minutes, () -> where(content -> content.minutes() != null && content.minutes() <= minutes));
    }

    private Bits where(Predicate<Content> belongs) {
        Bits found = new Bits(contents.size());
        for (int i = 0; i < contents.size(); i++) {
            if (belongs.test(contents.get(i))) {
                found.set(i);
            }
        }
        return found;
    }

    private static <K> Bits kept(ConcurrentHashMap<K, Bits> cache, K key, Supplier<Bits> make) {
        Bits known = cache.get(key);
        if (known != null) {
            return known;
        }
        Bits made = make.get();
        if (cache.size() >= KEPT) {
            cache.clear();
        }
        cache.put(key, made);
        return made;
    }
}
