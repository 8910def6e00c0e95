package dev.cairn.engine.rulebook;

import dev.cairn.engine.content.Asker;
import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.learner.Journey;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.learner.SkillGap;
import dev.cairn.engine.rulebook.row.Fact;
import dev.cairn.engine.word.Word;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is true of one learner at one moment, in the shapes that cells test ({@link Fact.Type}). Lives for one call. */
final class Facts {
    private final Learner learner;
    private final Catalog catalog;
    private final Moment moment;
    private final Words words;
    private final ZonedDateTime now;
    private final LocalDate bookToday;
    private final SignalFacts signals;
    private final Map<Fact, Object> base = new HashMap<>();
    private @Nullable List<SkillGap> gaps;
    private boolean gapsKnown;
    private @Nullable Asker asker;
    private @Nullable Set<String> segments;
    private @Nullable String persona;

    Facts(Learner learner, Catalog catalog, Moment moment, Words words) {
        this.learner = learner;
        this.catalog = catalog;
        this.moment = moment;
        this.words = words;
        ZoneId zone = learner.zone() == null ? words.zone() : learner.zone();
        now = moment.at().atZone(zone);
        bookToday = LocalDate.ofInstant(moment.at(), words.zone());
        signals = new SignalFacts(learner, catalog, words, now);
    }

    /** The moment's device under the book's own word for it, or null. */
    @Nullable
    String device() {
        return moment.device() == null ? null : words.canonical(Fact.Kind.DEVICE, Word.key(moment.device()));
    }

    /** The learner's own calendar day. */
    LocalDate today() {
        return now.toLocalDate();
    }

    @Nullable
    LocalDate firstDay() {
        return learner.firstDay();
    }

    ZoneId zone() {
        return now.getZone();
    }

    /** Ids of contents that the learner completed; empty when nothing is known. */
    Set<String> completed() {
        Set<String> completed = learner.history().completed();
        return completed == null ? Set.of() : completed;
    }

    void classified(Classification classification) {
        segments = keys(Fact.Kind.SEGMENT, classification.segments());
        persona = classification.persona() == null ? null : Word.key(classification.persona());
    }

    void segmented(Collection<String> names) {
        segments = keys(Fact.Kind.SEGMENT, names);
    }

    @Nullable
    List<SkillGap> gaps() {
        if (!gapsKnown) {
            gaps = Gaps.of(learner, catalog);
            gapsKnown = true;
        }
        return gaps;
    }

    SignalFacts signals() {
        return signals;
    }

    /** The learner as selectors see them. */
    Asker asker() {
        if (asker == null) {
            asker = Gaps.asker(learner, catalog, gaps(), words);
        }
        return asker;
    }

    /** The values of a stratum's facts, for one journey or for none. */
    @Nullable
    Object[] values(List<Fact> facts, @Nullable Journey journey) {
        @Nullable Object[] values = new Object[facts.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(facts.get(i), journey);
        }
        return values;
    }

    @Nullable
    Object value(Fact fact, @Nullable Journey journey) {
        return switch (fact.kind()) {
            case PROGRAM -> journey == null ? null : Word.key(journey.program());
            case STAGE -> journey == null ? null : Word.key(journey.stage());
            case STAGE_SINCE -> journey == null ? null : daysSince(LocalDate.ofInstant(journey.since(), zone()));
            case SILENT_DAYS -> journey == null ? null : signals.silence(fact, journey);
            case SEGMENT -> segments;
            case PERSONA -> persona;
            default -> base(fact);
        };
    }

    private @Nullable Object base(Fact fact) {
        Object known = base.get(fact);
        if (known == null) {
            known = read(fact);
            if (known != null) {
                base.put(fact, known);
            }
        }
        return known;
    }

    private @Nullable Object read(Fact fact) {
        return switch (fact.kind()) {
            case ROLE -> key(fact, learner.role());
            case DEPARTMENT -> key(fact, learner.department());
            case COUNTRY -> key(fact, learner.country());
            case MANAGER -> key(fact, learner.manager());
            case TARGET_ROLE -> key(fact, learner.targetRole());
            case LANGUAGE -> language();
            case ATTRIBUTE -> attribute(fact);
            case DEVICE -> device();
            case CHANNEL -> key(fact, moment.channel());
            case TOUCH_POINT -> key(fact, moment.touchPoint());
            case MINUTES -> moment.minutes() == null ? null : Double.valueOf(moment.minutes());
            case TIME_OF_DAY -> now.getHour() * 60 + now.getMinute();
            case WEEKDAY -> now.getDayOfWeek();
            case TODAY -> bookToday;
            case FIRST_DAY -> learner.firstDay() == null ? null : daysSince(learner.firstDay());
            case COMPLETED -> keys(Fact.Kind.COMPLETED, learner.history().completed());
            case MOBILE_SHARE ->
                learner.habits() == null ? null : learner.habits().mobileShare();
            case ACTIVE_HOURS ->
                learner.habits() == null ? null : learner.habits().activeHours();
            case SKILL_GAP -> asker().gaps();
            case SKILL_GAP_LEVELS -> missingLevels(fact);
            case SIGNALS -> signals.count(fact);
            case PROGRAM, STAGE, STAGE_SINCE, SILENT_DAYS, SEGMENT, PERSONA -> null;
        };
    }

    private Double daysSince(LocalDate day) {
        return (double) ChronoUnit.DAYS.between(day, today());
    }

    private @Nullable String key(Fact fact, @Nullable String value) {
        return value == null ? null : words.canonical(fact.kind(), Word.key(value));
    }

    private @Nullable Set<String> keys(Fact.Kind kind, @Nullable Collection<String> values) {
        if (values == null) {
            return null;
        }
        Set<String> keys = new HashSet<>();
        for (String value : values) {
            keys.add(words.canonical(kind, Word.key(value)));
        }
        return keys;
    }

    private @Nullable String language() {
        String asked = moment.language();
        if (asked == null && learner.languages() != null && !learner.languages().isEmpty()) {
            asked = learner.languages().get(0);
        }
        return asked == null ? null : words.language(Word.key(asked));
    }

    private @Nullable String attribute(Fact fact) {
        String wanted = Word.key(String.valueOf(fact.argument()));
        for (Map.Entry<String, String> attribute :
                learner.profile().attributes().entrySet()) {
            if (Word.key(attribute.getKey()).equals(wanted)) {
                return Word.key(attribute.getValue());
            }
        }
        return null;
    }

    private @Nullable Double missingLevels(Fact fact) {
        List<SkillGap> known = gaps();
        if (known == null) {
            return null;
        }
        String wanted = Word.key(String.valueOf(fact.argument()));
        for (SkillGap gap : known) {
            if (Word.key(gap.skill()).equals(wanted)) {
                return gap.missing();
            }
        }
        return 0.0;
    }
}
