package dev.cairn.engine.rulebook.sheet;

import dev.cairn.engine.rulebook.row.Fact.Kind;
import dev.cairn.engine.rulebook.sheet.Column.Argument;
import java.util.List;

/** The columns that read facts, in the groups in which sheets may have them. */
final class FactColumns {
    private FactColumns() {}

    /** About the learner, before anything is decided. */
    static final List<Column> BASE = List.of(
            Column.fact(Kind.ROLE, Form.VALUES, Domain.ROLE, "the learner's job", "Developer"),
            Column.fact(
                    Kind.DEPARTMENT, Form.VALUES, Domain.DEPARTMENT, "the learner's department", "Sales, Marketing"),
            Column.fact(Kind.COUNTRY, Form.VALUES, Domain.COUNTRY, "the learner's country", "not DE"),
            Column.fact(
                    Kind.LANGUAGE,
                    Form.VALUES,
                    Domain.LANGUAGE,
                    "the language asked for, else the learner's first; a tag such as `de`",
                    "de"),
            Column.fact(Kind.MANAGER, Form.VALUES, Domain.FREE, "the learner's manager", "present"),
            Column.fact(Kind.TARGET_ROLE, Form.VALUES, Domain.ROLE, "the job the learner works towards", "Team lead"),
            Column.fact(
                    Kind.SKILL_GAP,
                    Form.SET,
                    Domain.SKILL,
                    "the skills that the learner's role needs at a higher level than the learner holds",
                    "Python, SQL"),
            Column.fact(
                            Kind.SKILL_GAP_LEVELS,
                            Form.NUMBERS,
                            Domain.SKILL,
                            "how many levels the learner misses in one skill; 0 without a gap",
                            "Python: >= 2")
                    .with(Argument.SKILL),
            Column.fact(
                    Kind.FIRST_DAY,
                    Form.DAYS,
                    Domain.FREE,
                    "where today stands to the learner's first day",
                    "0..2 days before"),
            Column.fact(
                    Kind.COMPLETED,
                    Form.SET,
                    Domain.CONTENT,
                    "ids of contents the learner completed",
                    "not safety-basics"),
            Column.fact(
                            Kind.SIGNALS,
                            Form.NUMBERS,
                            Domain.SIGNAL,
                            "how many such signals the learner gave; days are calendar days with today, hours elapsed time (at most 72)",
                            "viewed within 30 days about topic welcome on mobile: >= 3")
                    .with(Argument.SIGNALS),
            Column.fact(
                    Kind.MOBILE_SHARE,
                    Form.PERCENTS,
                    Domain.FREE,
                    "how much of what the learner does comes from a mobile",
                    ">= 50%"),
            Column.fact(
                    Kind.ACTIVE_HOURS,
                    Form.HOURS,
                    Domain.FREE,
                    "hours in which the learner usually learns",
                    "06:00-09:00"),
            Column.fact(
                            Kind.ATTRIBUTE,
                            Form.VALUES,
                            Domain.FREE,
                            "a free attribute of the learner; text",
                            "cost centre: 0042")
                    .with(Argument.ATTRIBUTE));

    static final Column CHANNEL =
            Column.fact(Kind.CHANNEL, Form.VALUES, Domain.CHANNEL, "the channel of the answer", "portal, mail");

    /** About the moment of asking. */
    static final List<Column> MOMENT = List.of(
            Column.fact(Kind.DEVICE, Form.VALUES, Domain.DEVICE, "the device asked from", "mobile"),
            CHANNEL,
            Column.fact(
                    Kind.TOUCH_POINT, Form.VALUES, Domain.TOUCH_POINT, "the place where the answer shows", "home page"),
            Column.fact(
                    Kind.TIME_OF_DAY,
                    Form.TIMES,
                    Domain.FREE,
                    "the time where the learner is; the end is out",
                    "22:00-06:00"),
            Column.fact(
                    Kind.WEEKDAY, Form.WEEKDAYS, Domain.FREE, "the day of the week where the learner is", "Mon-Fri"),
            Column.fact(Kind.MINUTES, Form.NUMBERS, Domain.FREE, "how many minutes the learner has", "<= 10"));

    static final Column SEGMENT =
            Column.fact(Kind.SEGMENT, Form.SET, Domain.SEGMENT, "the segments the learner is in", "Night shift");
    static final Column PERSONA =
            Column.fact(Kind.PERSONA, Form.VALUES, Domain.PERSONA, "the learner's persona", "New hire");
    static final Column PROGRAM = Column.fact(
            Kind.PROGRAM,
            Form.VALUES,
            Domain.PROGRAM,
            "the program of the journey that the row is about",
            "Onboarding");
    static final Column STAGE =
            Column.fact(Kind.STAGE, Form.VALUES, Domain.STAGE, "the stage of that journey", "awareness, consideration");
    static final Column STAGE_SINCE = Column.fact(
            Kind.STAGE_SINCE,
            Form.DAYS,
            Domain.FREE,
            "where today stands to the day the stage was entered",
            "3..30 days after");
}
