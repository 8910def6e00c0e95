package dev.cairn.engine.content;

import dev.cairn.engine.word.Word;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Immutable, versioned snapshot of all contents, sorted by id, indexed by bit sets; with what roles need and how popular
 * contents are. Sets that it hands out belong to it unless their method says that they are new.
 */
public final class Catalog {
    private final long version;
    private final List<Content> contents;
    private final Map<String, Integer> positions;
    private final RoleMatrix matrix;
    private final FieldIndex index;
    private final Availability availability;
    private final Sequence sequence;
    private final Resolution resolution;
    private final Appeal appeal;

    private Catalog(long version, List<Content> contents, RoleMatrix matrix, Appeal appeal) {
        this.version = version;
        this.contents = contents;
        this.matrix = matrix;
        this.appeal = appeal;
        positions = new HashMap<>();
        for (int i = 0; i < contents.size(); i++) {
            Content content = contents.get(i);
            if (positions.put(content.id(), i) != null) {
                throw new IllegalArgumentException("two contents have the id `" + content.id() + "`");
            }
        }
        index = new FieldIndex(contents);
        availability = new Availability(contents);
        sequence = new Sequence(contents, positions);
        resolution = new Resolution(index, contents);
    }

    /** The same contents under other needs. */
    private Catalog(Catalog same, RoleMatrix matrix) {
        version = same.version;
        contents = same.contents;
        positions = same.positions;
        index = same.index;
        availability = same.availability;
        sequence = same.sequence;
        resolution = same.resolution;
        appeal = same.appeal;
        this.matrix = matrix;
    }

    /**
     * @param asOf the day from which freshness is counted
     * @param roleNeeds by role as written: needed level by skill as written
     * @param popularity 0 to 1 by content id; absent is 0
     */
    public static Catalog of(
            long version,
            LocalDate asOf,
            Collection<Content> contents,
            Map<String, Map<String, Double>> roleNeeds,
            Map<String, Double> popularity) {
        return of(version, asOf, contents, RoleMatrix.of(roleNeeds), popularity);
    }

    /** The same, where roles need levels on several scales. */
    public static Catalog of(
            long version,
            LocalDate asOf,
            Collection<Content> contents,
            RoleMatrix matrix,
            Map<String, Double> popular) {
        List<Content> sorted = sorted(contents);
        return new Catalog(version, sorted, matrix, Appeal.of(sorted, asOf, popular));
    }

    private static List<Content> sorted(Collection<Content> all) {
        return all.stream().sorted(Comparator.comparing(Content::id)).toList();
    }

    /** The same contents where roles need something else: what if? Costs nothing by contents. */
    public Catalog needing(Map<String, Map<String, Double>> roleNeeds) {
        return new Catalog(this, RoleMatrix.of(roleNeeds));
    }

    /** The same catalogue with one content as it would be; for questions, never for answers. */
    public Catalog replacing(Content changed) {
        List<Content> others = new ArrayList<>(contents);
        others.set(position(changed.id()), changed);
        return new Catalog(version, others, matrix, appeal);
    }

    public long version() {
        return version;
    }

    public int size() {
        return contents.size();
    }

    /** All contents, sorted by id; positions in {@link Bits} are positions in this list. */
    public List<Content> contents() {
        return contents;
    }

    /** The content of that id, or null. */
    public @Nullable Content content(String id) {
        return positions.containsKey(id) ? contents.get(position(id)) : null;
    }

    /** Where the content stands in {@link #contents()}. Only for ids that {@link #content} knows. */
    public int position(String id) {
        Integer position = positions.get(id);
        if (position == null) {
            throw new IllegalArgumentException("no content `" + id + "` in this catalogue");
        }
        return position;
    }

    public RoleMatrix matrix() {
        return matrix;
    }

    /** The needed level by skill of a role (both as written); empty when the role is not known. */
    public Map<String, Double> needs(String role) {
        return matrix.levels(role);
    }

    /** The keys of all roles that need skills, sorted. */
    public List<String> roles() {
        return matrix.roles().stream().map(Word::key).distinct().sorted().toList();
    }

    /** The values, as written, that contents (for skills: role needs too) have in a field. */
    public Collection<String> values(ContentField field) {
        if (field != ContentField.SKILL) {
            return index.spellings(field);
        }
        Set<String> skills = new TreeSet<>(index.spellings(field));
        skills.addAll(matrix.skills());
        return skills;
    }

    public Bits with(ContentField field, String key) {
        return index.with(field, key);
    }

    /** A new set: the contents that a selector finds for the one who asks. */
    public Bits resolve(Selector selector, @Nullable Asker asker) {
        return resolution.resolve(selector, asker);
    }

    /** What a selector reads of the one who asks; equal lists find equal sets. */
    public List<Object> reads(Selector selector, Asker asker) {
        return resolution.reads(selector, asker);
    }

    public Bits status(ContentStatus status) {
        return availability.status(status);
    }

    public Bits notYetValid(LocalDate day) {
        return availability.notYetValid(day);
    }

    public Bits noLongerValid(LocalDate day) {
        return availability.noLongerValid(day);
    }

    /** Contents in one of the languages (region aside), or in none in particular. */
    public Bits readable(Set<String> languages) {
        return availability.inLanguages(languages);
    }

    /** Contents that say so. */
    public Bits inLanguage(String language) {
        return availability.inLanguage(language);
    }

    /** Contents that run on the device: those that name it and those that name none. */
    public Bits fitFor(String device) {
        return availability.onDevice(device);
    }

    /** Contents that name the device. */
    public Bits madeFor(String device) {
        return availability.madeForDevice(device);
    }

    public Bits longerThan(int minutes) {
        return availability.longerThan(minutes);
    }

    /** Contents known to take at most so many minutes. */
    public Bits within(int minutes) {
        return availability.within(minutes);
    }

    /** A new set: contents with a prerequisite that is not among the completed. */
    public Bits blocked(Set<String> completed) {
        return sequence.unmet(completed);
    }

    /** A new set: contents that have prerequisites, all of them completed. */
    public Bits unlocked(Set<String> completed) {
        return sequence.next(completed);
    }

    public boolean hasPrerequisites() {
        return sequence.hasPrerequisites();
    }

    public boolean hasDuplicates() {
        return sequence.hasDuplicates();
    }

    /** A new set: contents that repeat one of these, themselves included where they have a repetition. */
    public Bits repeating(Collection<String> ids) {
        return sequence.repeating(ids);
    }

    /** 0 to 1. */
    public float popularity(int position) {
        return appeal.popularity()[position];
    }

    /** 0 to 1; 1 on the day of publication, half of it every 90 days, 0 where that day is unknown. */
    public float freshness(int position) {
        return appeal.freshness()[position];
    }
}
