package dev.cairn.engine.rulebook.sheet;

import dev.cairn.engine.rulebook.row.Program;
import dev.cairn.engine.rulebook.row.Program.Start;
import dev.cairn.engine.rulebook.sheet.Known.Named;
import dev.cairn.engine.word.Word;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code programs}. Names and stages are known first, so that other sheets can be checked against them. */
final class ProgramSheet {
    private static final Pattern STARTS = Pattern.compile("(?i)(\\d{1,4})(?: ?(days?|weeks?))? (before|after)");
    private static final int MOST_STAGES = 50;

    private ProgramSheet() {}

    /** A row whose name and stages were read. */
    record Draft(
            Entry entry, @Nullable String name, @Nullable List<String> stages) {}

    static List<Draft> names(@Nullable Page page, Known known) {
        List<Draft> drafts = new ArrayList<>();
        if (page == null) {
            return drafts;
        }
        for (Entry entry : page.entries()) {
            String name = entry.require("Program", Filled::name);
            List<String> stages = entry.require("Stages", ProgramSheet::stages);
            drafts.add(new Draft(entry, name, stages));
            if (name == null) {
                continue;
            }
            if (!known.add(Domain.PROGRAM, name)) {
                entry.error("the program `" + name + "` stands twice", "one row for each program");
            }
            if (stages != null) {
                known.addStages(name, stages);
            }
        }
        return drafts;
    }

    static List<Program> programs(List<Draft> drafts, Known known) {
        List<Program> programs = new ArrayList<>();
        for (Draft draft : drafts) {
            Program program = program(draft, known);
            if (program != null) {
                programs.add(program);
            }
        }
        return programs;
    }

    private static @Nullable Program program(Draft draft, Known known) {
        Entry entry = draft.entry();
        String name = draft.name();
        List<String> stages = draft.stages();
        Start named = entry.read("Starts with", ProgramSheet::start);
        Start start = named == null ? Start.ENROLMENT : named;
        Integer days = entry.read("Starts", ProgramSheet::days);
        Named segment = entry.read("Segment", cell -> known.require(Domain.SEGMENT, cell.name(), cell));
        Filled starts = entry.cell("Starts");
        Filled segmentCell = entry.cell("Segment");
        if (starts != null && start != Start.FIRST_DAY) {
            starts.error(
                    "`Starts` counts from the first day, but the program starts with " + words(start),
                    "`first day` in `Starts with`, or an empty cell",
                    null);
        }
        if (segmentCell != null && start != Start.SEGMENT) {
            segmentCell.error(
                    "a segment is named, but the program starts with " + words(start),
                    "`segment` in `Starts with`, or an empty cell",
                    null);
        }
        if (segmentCell == null && start == Start.SEGMENT) {
            entry.error("the program starts with a segment and names none", "the segment in `Segment`");
        }
        if (!entry.isSound() || name == null || stages == null) {
            return null;
        }
        return new Program(
                entry.place(),
                name,
                entry.byLanguage("Title", ""),
                stages,
                start,
                days == null ? 0 : days,
                segment == null ? null : segment.spelling(),
                entry.byLanguage("Because", ""));
    }

    private static List<String> stages(Filled cell) {
        List<String> stages = new ArrayList<>();
        if (cell.text().contains(">")) {
            for (String stage : cell.text().split(">", -1)) {
                stages.add(Pieces.whole(stage.strip()));
            }
        } else {
            Pieces.of(cell.text()).forEach(piece -> stages.add(piece.text()));
        }
        Set<String> keys = new HashSet<>();
        for (String stage : stages) {
            String key = Word.key(stage);
            if (key.isEmpty()) {
                throw new Misread("a stage has no name").expecting(Form.STAGES.words());
            }
            if (!keys.add(key)) {
                throw new Misread("the stage `" + stage + "` stands twice").expecting("each stage once");
            }
            if (key.equals("exit")) {
                throw new Misread("`exit` is what stage-rules call leaving a program, so no stage can have that name");
            }
        }
        if (stages.size() > MOST_STAGES) {
            throw new Misread("a funnel of more than " + MOST_STAGES + " stages is not read");
        }
        return stages;
    }

    private static Start start(Filled cell) {
        return switch (Column.key(cell.text())) {
            case "firstday" -> Start.FIRST_DAY;
            case "enrolment", "enrollment" -> Start.ENROLMENT;
            case "segment" -> Start.SEGMENT;
            default ->
                throw new Misread("a program cannot start with `" + cell.text() + "`")
                        .expecting("`first day`, `enrolment` or `segment`")
                        .nearest(Nearest.of(cell.text(), List.of("first day", "enrolment", "segment")));
        };
    }

    private static int days(Filled cell) {
        Matcher starts = STARTS.matcher(cell.text());
        if (starts.matches()) {
            String unit = starts.group(2) == null ? "days" : starts.group(2);
            int days = DayCells.days(starts.group(1), unit);
            return starts.group(3).equalsIgnoreCase("before") ? -days : days;
        }
        if (cell.text().equalsIgnoreCase("on the day")) {
            return 0;
        }
        throw new Misread("`" + cell.text() + "` does not say when the journey starts").expecting(Form.START.words());
    }

    private static String words(Start start) {
        return switch (start) {
            case FIRST_DAY -> "the first day";
            case ENROLMENT -> "enrolment";
            case SEGMENT -> "a segment";
        };
    }
}
