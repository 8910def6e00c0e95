package dev.cairn.graphql;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.learner.Habits;
import dev.cairn.engine.learner.History;
import dev.cairn.engine.learner.Journey;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.learner.Profile;
import dev.cairn.engine.learner.Signals;
import dev.cairn.engine.learner.SkillLevel;
import dev.cairn.engine.rehearsal.StatedSignals;
import dev.cairn.engine.rulebook.RuleBook;
import dev.cairn.engine.rulebook.row.Program;
import dev.cairn.engine.rulebook.row.SignalQuery;
import dev.cairn.engine.rulebook.sheet.SignalWords;
import dev.cairn.engine.word.Nearest;
import dev.cairn.engine.word.Word;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the facts that a simulation states; a field that is absent leaves the learner as they are, null is unknown. */
final class FactsInput {
    private static final int MOST = 200;

    private final Input input;
    private final RuleBook book;
    private final Catalog catalog;
    private final Moment moment;

    FactsInput(Input input, RuleBook book, Catalog catalog, Moment moment) {
        this.input = input;
        this.book = book;
        this.catalog = catalog;
        this.moment = moment;
    }

    /** That learner with these facts; what is wrong gathers in the input's errors. */
    Learner changing(Learner before) {
        Profile profile = ProfileInput.read(input, book).applyTo(before.profile());
        return new Learner(
                before.id(),
                before.version(),
                before.externalIds(),
                profile,
                input.has("skills") ? skills() : before.skills(),
                input.has("journeys") ? journeys() : before.journeys(),
                new History(
                        contents("completed", before.history().completed()),
                        contents("dismissed", before.history().dismissed()),
                        contents("known", before.history().known()),
                        before.history().snoozedUntil()),
                input.has("signals") ? signals(profile) : before.signals(),
                habits(before.habits()));
    }

    private @Nullable Map<String, SkillLevel> skills() {
        List<Map<String, Object>> given = listed("skills");
        if (given == null) {
            return null;
        }
        Map<String, SkillLevel> skills = new HashMap<>();
        for (int i = 0; i < given.size(); i++) {
            Input one = input.at("skills", i, given.get(i));
            String skill = one.optionalLine("skill");
            if (skill != null && one.get("level") instanceof Double level) {
                if (!(level >= 0 && level <= 1_000)) {
                    one.error(ErrorCode.INVALID, "a level is 0 to 1000", null, "level");
                }
                skills.put(skill, new SkillLevel(skill, level, "stated", null));
            }
        }
        return skills;
    }

    private @Nullable List<Journey> journeys() {
        List<Map<String, Object>> given = listed("journeys");
        if (given == null) {
            return null;
        }
        Map<String, Journey> journeys = new LinkedHashMap<>();
        for (int i = 0; i < given.size(); i++) {
            Input one = input.at("journeys", i, given.get(i));
            String name = one.reading("program", program -> Question.program(String.valueOf(program), book));
            Program program = name == null ? null : book.program(name);
            String stage = program == null ? null : one.reading("stage", text -> stage(String.valueOf(text), program));
            Instant since = (Instant) one.get("since");
            if (name != null && stage != null) {
                if (journeys.put(name, new Journey(name, stage, since == null ? moment.at() : since)) != null) {
                    one.error(ErrorCode.INVALID, "a learner has one place in a program", null, "program");
                }
            }
        }
        return List.copyOf(journeys.values());
    }

    private static String stage(String given, Program program) {
        String key = Word.key(given);
        for (String stage : program.stages()) {
            if (Word.key(stage).equals(key)) {
                return stage;
            }
        }
        throw new Refusal(
                ErrorCode.INVALID,
                "`" + program.name() + "` has no such stage",
                given.length() > Input.LINE ? null : Nearest.to(given, program.stages()));
    }

    private @Nullable Set<String> contents(String name, @Nullable Set<String> before) {
        if (!input.has(name)) {
            return before;
        }
        if (!(input.get(name) instanceof List<?> given)) {
            return null;
        }
        Set<String> contents = new HashSet<>();
        for (int i = 0; i < given.size() && input.fits(given, name, MOST); i++) {
            String key = GlobalId.CONTENT.key(String.valueOf(given.get(i)));
            if (catalog.content(key) == null) {
                input.error(ErrorCode.NOT_FOUND, "there is no such content", null, name, i);
            }
            contents.add(key);
        }
        return contents;
    }

    private @Nullable Signals signals(Profile profile) {
        List<Map<String, Object>> given = listed("signals");
        if (given == null) {
            return null;
        }
        Map<SignalQuery, Integer> counts = new LinkedHashMap<>();
        for (int i = 0; i < given.size(); i++) {
            Input one = input.at("signals", i, given.get(i));
            SignalQuery query = one.reading("what", words -> query(String.valueOf(words)));
            int count = one.get("count") instanceof Integer number ? number : 0;
            if (count < 0) {
                one.error(ErrorCode.INVALID, "a count is 0 or more", null, "count");
            } else if (query != null && counts.put(query, count) != null) {
                one.error(ErrorCode.INVALID, "the same signals are counted twice", null, "what");
            }
        }
        if (!input.errors().isEmpty()) {
            return null;
        }
        ZoneId zone = profile.zone() == null ? book.rows().settings().zone() : profile.zone();
        StatedSignals.Past past = StatedSignals.behind(counts, catalog, moment.at(), zone);
        past.problems().forEach(problem -> input.error(ErrorCode.INVALID, problem, null, "signals"));
        return past.signals();
    }

    private SignalQuery query(String words) {
        if (words.isBlank() || words.length() > Input.LINE || !Words.isPlain(words)) {
            throw new Refusal(ErrorCode.INVALID, "it says which signals, such as `viewed within 30 days`");
        }
        SignalWords.Reading reading = SignalWords.read(words, book.rows());
        if (reading instanceof SignalWords.Understood understood) {
            return understood.query();
        }
        SignalWords.Unclear unclear = (SignalWords.Unclear) reading;
        throw new Refusal(
                ErrorCode.INVALID,
                unclear.problem() + (unclear.expected() == null ? "" : "; expected " + unclear.expected()),
                unclear.nearest());
    }

    private @Nullable Habits habits(@Nullable Habits before) {
        if (!input.has("mobileShare") && !input.has("activeHours")) {
            return before;
        }
        Double share = before == null ? null : before.mobileShare();
        Set<Integer> hours = before == null ? null : before.activeHours();
        if (input.has("mobileShare")) {
            share = (Double) input.get("mobileShare");
            if (share != null && !(share >= 0 && share <= 100)) {
                input.error(ErrorCode.INVALID, "a share is 0 to 100 percent", null, "mobileShare");
            }
        }
        if (input.has("activeHours")) {
            hours = hours();
        }
        return new Habits(share, hours);
    }

    private @Nullable Set<Integer> hours() {
        if (!(input.get("activeHours") instanceof List<?> given)) {
            return null;
        }
        Set<Integer> hours = new HashSet<>();
        for (Object one : given) {
            if (one instanceof Integer hour && hour >= 0 && hour <= 23) {
                hours.add(hour);
            } else {
                input.error(ErrorCode.INVALID, "hours are 0 to 23", null, "activeHours");
            }
        }
        return hours;
    }

    /** Null where the field is: unknown. */
    private @Nullable List<Map<String, Object>> listed(String name) {
        if (input.get(name) == null) {
            return null;
        }
        List<Map<String, Object>> given = new ArrayList<>(input.objects(name));
        return input.fits(given, name, MOST) ? given : List.of();
    }
}
