package dev.cairn.engine.rulebook;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.content.Content;
import dev.cairn.engine.content.ContentStatus;
import dev.cairn.engine.decision.Decision;
import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.decision.WhyNot.Step;
import dev.cairn.engine.decision.WhyNot.Subject;
import dev.cairn.engine.learner.Habits;
import dev.cairn.engine.learner.History;
import dev.cairn.engine.learner.Journey;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.learner.Profile;
import dev.cairn.engine.learner.Signals;
import dev.cairn.engine.learner.SkillLevel;
import dev.cairn.engine.word.Word;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A world in which some facts are otherwise, read from nothing but what an answer says in public; and all the single
 * changes that there are in a {@link AnyWorld}, for trying them one and all.
 */
final class Otherwise {
    private final AnyWorld world;
    private final ZoneId zone;
    private final LocalDate today;

    Otherwise(AnyWorld world) {
        this.world = world;
        ZoneId own = world.learner().zone();
        zone = own == null ? ZoneId.of("UTC") : own;
        today = LocalDate.ofInstant(world.moment().at(), zone);
    }

    /** Where a row puts the content on the list then; 0 when it does not. */
    int position(RuleBook book, Catalog catalog, String id, List<Step> steps) {
        Learner learner = world.learner();
        Moment moment = world.moment();
        Catalog then = catalog;
        for (Step step : steps) {
            if (step.subject() == Subject.CONTENT) {
                then = then.replacing(content(then.contents().get(then.position(id)), step));
            } else if (step.subject() == Subject.MOMENT) {
                moment = moment(moment, step);
            } else {
                learner = learner(learner, step);
            }
        }
        return position(book.decide(learner, then, moment, null, 1_000), id);
    }

    static int position(Decision decision, String id) {
        for (int i = 0; i < decision.picks().size() && !decision.fallback(); i++) {
            if (decision.picks().get(i).content().id().equals(id)) {
                return i + 1;
            }
        }
        return 0;
    }

    private static @Nullable String known(String text) {
        return text.equals("unknown") ? null : text;
    }

    private static Content content(Content content, Step step) {
        return switch (step.fact()) {
            case "Status" -> content.with(ContentStatus.valueOf(step.to()));
            case "Valid from" -> content.with(null, content.validUntil());
            case "Valid until" -> content.with(content.validFrom(), null);
            default -> throw new IllegalArgumentException(step.toString());
        };
    }

    private Moment moment(Moment was, Step step) {
        String to = known(step.to());
        Instant at = was.at();
        if (step.fact().equals("Date")) {
            at = at.atZone(zone).with(LocalDate.parse(step.to())).toInstant();
        } else if (step.fact().equals("Time of day")) {
            at = at.atZone(zone).with(LocalTime.parse(step.to())).toInstant();
        }
        String fact = step.fact();
        return new Moment(
                at,
                fact.equals("Device") ? to : was.device(),
                fact.equals("Channel") ? to : was.channel(),
                fact.equals("Touch point") ? to : was.touchPoint(),
                fact.equals("Language") ? to : was.language(),
                fact.equals("Minutes") ? (to == null ? null : Integer.valueOf(to)) : was.minutes());
    }

    private Learner learner(Learner was, Step step) {
        String fact = step.fact();
        String to = known(step.to());
        Profile p = was.profile();
        Map<String, String> attributes = new HashMap<>(p.attributes());
        if (fact.startsWith("Attribute: ")) {
            attributes.remove(fact.substring(11));
            if (to != null) {
                attributes.put(fact.substring(11), to);
            }
        }
        Profile profile = new Profile(
                p.name(),
                fact.equals("Role") ? to : p.role(),
                fact.equals("Target role") ? to : p.targetRole(),
                fact.equals("Department") ? to : p.department(),
                fact.equals("Country") ? to : p.country(),
                fact.equals("Manager") ? to : p.manager(),
                p.managerDepartment(),
                fact.equals("Languages") ? (to == null ? null : List.of(to.split(", "))) : p.languages(),
                p.zone(),
                fact.equals("First day") ? (to == null ? null : day(to)) : p.firstDay(),
                attributes,
                p.pinnedPersona());
        Map<String, SkillLevel> skills = was.skills() == null ? new HashMap<>() : new HashMap<>(was.skills());
        if (fact.startsWith("Level in ")) {
            skills.keySet().removeIf(name -> Word.key(name).equals(fact.substring(9)));
            skills.put(
                    fact.substring(9), new SkillLevel(fact.substring(9), Double.parseDouble(step.to()), "self", null));
        }
        List<Journey> journeys = was.journeys();
        if (fact.startsWith("Stage in ")) {
            journeys = List.of(place(fact.substring(9), step.to()));
        }
        History h = was.history();
        Map<String, Instant> snoozed = new HashMap<>(h.snoozedUntil());
        if (fact.startsWith("Snoozed: ")) {
            snoozed.remove(fact.substring(9));
        }
        return new Learner(
                was.id(),
                was.version(),
                was.externalIds(),
                profile,
                skills.isEmpty() ? null : skills,
                journeys,
                new History(
                        member("Completed: ", h.completed(), step),
                        member("Dismissed: ", h.dismissed(), step),
                        member("Known: ", h.known(), step),
                        snoozed),
                fact.startsWith("Signals: ") ? signals(was.signals(), step) : was.signals(),
                habits(was.habits(), step));
    }

    private LocalDate day(String text) {
        if (text.equals("on the day")) {
            return today;
        }
        long days = Long.parseLong(text.substring(0, text.indexOf(' ')));
        return text.endsWith("before") ? today.plusDays(days) : today.minusDays(days);
    }

    private Journey place(String program, String text) {
        Instant at = world.moment().at();
        if (text.equals("none")) {
            return new Journey(program, Journey.ENDED, at);
        }
        int since = text.indexOf(" since ");
        return since < 0
                ? new Journey(program, text, at)
                : new Journey(
                        program,
                        text.substring(0, since),
                        at.atZone(zone)
                                .with(LocalDate.parse(text.substring(since + 7)))
                                .toInstant());
    }

    private static @Nullable Set<String> member(String prefix, @Nullable Set<String> was, Step step) {
        if (!step.fact().startsWith(prefix)) {
            return was;
        }
        String id = step.fact().substring(prefix.length());
        Set<String> members = was == null ? new HashSet<>() : new HashSet<>(was);
        members.remove(id);
        if (step.to().equals("yes")) {
            members.add(id);
        }
        return members.isEmpty() && was == null ? null : members;
    }

    private static @Nullable Habits habits(@Nullable Habits was, Step step) {
        Double share = was == null ? null : was.mobileShare();
        Set<Integer> hours = was == null ? null : was.activeHours();
        if (step.fact().equals("Device share mobile")) {
            share = known(step.to()) == null ? null : Double.valueOf(step.to());
        } else if (step.fact().startsWith("Active hours: ")) {
            Set<Integer> more = new HashSet<>(hours == null ? Set.of() : hours);
            Integer hour = Integer.valueOf(step.fact().substring(14));
            more.remove(hour);
            if (step.to().equals("yes")) {
                more.add(hour);
            }
            hours = more;
        } else {
            return was;
        }
        return new Habits(share, hours);
    }

    /** As many as are wanted, now, of what the column counts; none other of those that it might. */
    private Signals signals(@Nullable Signals was, Step step) {
        String kind = step.fact().contains("viewed") ? "viewed" : "liked";
        Set<String> about = new HashSet<>();
        for (Content content : world.contents()) {
            if (kind.equals("viewed") || content.topics().contains("welcome")) {
                about.add(content.id());
            }
        }
        List<Signals.DayCount> days = new ArrayList<>(was == null ? List.of() : was.days());
        List<Signals.Recent> recent = new ArrayList<>(was == null ? List.of() : was.recent());
        days.removeIf(one -> one.kind().equals(kind) && (one.content() == null || about.contains(one.content())));
        recent.removeIf(one -> one.kind().equals(kind) && (one.content() == null || about.contains(one.content())));
        String content = about.stream().sorted().findFirst().orElse(null);
        int count = (int) Double.parseDouble(step.to());
        Instant at = world.moment().at();
        for (int i = 0; i < count && content != null; i++) {
            days.add(new Signals.DayCount(today, kind, content, null, "mobile", 1, at));
            recent.add(new Signals.Recent(at, kind, content, null, "mobile"));
        }
        return new Signals(days, recent);
    }

    /** Every single change of a base fact to a value that could matter to some cell there can be. */
    List<Step> all(Content content) {
        List<Step> all = new ArrayList<>();
        add(all, Subject.LEARNER, "Role", "Dev", "Lead", "other", "unknown");
        add(all, Subject.LEARNER, "Target role", "Dev", "Lead", "other", "unknown");
        add(all, Subject.LEARNER, "Department", "Sales", "IT", "other", "unknown");
        add(all, Subject.LEARNER, "Country", "DE", "AT", "unknown");
        add(all, Subject.LEARNER, "Manager", "boss", "other", "unknown");
        add(
                all,
                Subject.LEARNER,
                "Languages",
                "de",
                "en",
                "fr",
                "de, en",
                "en, de",
                "de, fr",
                "en, fr",
                "fr, de",
                "fr, en",
                "unknown");
        add(all, Subject.LEARNER, "First day", "unknown", "on the day");
        for (int i : new int[] {1, 2, 3, 4, 6, 7, 8, 29, 30, 31}) {
            add(all, Subject.LEARNER, "First day", i + " days before", i + " days after");
        }
        add(all, Subject.LEARNER, "Attribute: cost centre", "0042", "other", "unknown");
        add(all, Subject.LEARNER, "Device share mobile", "0", "30", "60", "unknown");
        add(all, Subject.LEARNER, "Signals: viewed within 30 days", "0", "1", "2", "3");
        add(all, Subject.LEARNER, "Signals: liked within 48 hours about topic welcome on mobile", "0", "1");
        add(all, Subject.LEARNER, "Stage in Onboarding", "none");
        for (int i = 0; i < 8; i++) {
            add(
                    all,
                    Subject.LEARNER,
                    "Stage in Onboarding",
                    "awareness since " + today.minusDays(i),
                    "loyalty since " + today.minusDays(i));
        }
        for (int i = 0; i < 24; i++) {
            add(all, Subject.LEARNER, "Active hours: " + i, "yes", "no");
            add(all, Subject.MOMENT, "Time of day", "%02d:00".formatted(i), "%02d:30".formatted(i));
        }
        for (int i = 0; i < 4; i++) {
            add(all, Subject.LEARNER, "Completed: c" + i, "yes", "no");
            add(all, Subject.LEARNER, "Dismissed: c" + i, "yes", "no");
            add(all, Subject.LEARNER, "Known: c" + i, "yes", "no");
            add(all, Subject.LEARNER, "Snoozed: c" + i, "no");
            add(all, Subject.LEARNER, "Level in python", "" + i);
            add(all, Subject.LEARNER, "Level in sql", "" + i);
        }
        add(all, Subject.MOMENT, "Device", "mobile", "desktop", "other", "unknown");
        add(all, Subject.MOMENT, "Channel", "mail", "other", "unknown");
        add(all, Subject.MOMENT, "Touch point", "home page", "other", "unknown");
        add(all, Subject.MOMENT, "Language", "de", "en", "fr", "unknown");
        add(all, Subject.MOMENT, "Minutes", "0", "5", "8", "10", "15", "20", "30", "40", "unknown");
        for (int i = -45; i <= 45; i++) {
            add(all, Subject.MOMENT, "Date", today.plusDays(i).toString());
        }
        add(all, Subject.CONTENT, "Status", "PUBLISHED");
        add(all, Subject.CONTENT, "Valid from", "no date");
        add(all, Subject.CONTENT, "Valid until", "no date");
        return all;
    }

    private static void add(List<Step> all, Subject subject, String fact, String... values) {
        for (String to : values) {
            all.add(new Step(subject, fact, "", to));
        }
    }
}
