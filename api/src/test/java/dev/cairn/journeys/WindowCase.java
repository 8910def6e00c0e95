package dev.cairn.journeys;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One line of {@code windows.txt}.
 *
 * @param zone null is unknown
 * @param cells by column, all of one row
 */
record WindowCase(
        int number,
        String name,
        @Nullable ZoneId zone,
        List<Known> known,
        Map<String, String> cells,
        Instant at,
        boolean holds) {
    private static final ZoneId BOOK = ZoneId.of("Europe/Berlin");
    private static final Set<String> OF_STAGE_RULES = Set.of("Signal", "At least", "Within", "Silent for");
    private static final Pattern TIME =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\d) (\\d\\d:\\d\\d(?::\\d\\d)?)(Z|[+-]\\S+)?");
    private static final Pattern SIGNAL = Pattern.compile("(viewed|liked)(?:@(\\w+))? (.+)");

    /** What a case says of its learner, in the order of its line. */
    sealed interface Known {
        record Did(String kind, @Nullable String device, Instant at) implements Known {}

        record Entered(Instant at) implements Known {}

        record FirstDay(LocalDate day) implements Known {}

        record MovedTo(ZoneId zone) implements Known {}
    }

    static List<WindowCase> all() {
        List<WindowCase> cases = new ArrayList<>();
        for (String line : text().lines().toList()) {
            if (!line.isBlank() && !line.startsWith("#")) {
                cases.add(of(cases.size(), line));
            }
        }
        return cases;
    }

    private static String text() {
        try (InputStream in = Objects.requireNonNull(WindowCase.class.getResourceAsStream("windows.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static WindowCase of(int number, String line) {
        List<String> parts =
                Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
        if (parts.size() != 6 || !Set.of("yes", "no").contains(parts.get(5))) {
            throw new IllegalArgumentException("no case: " + line);
        }
        @Nullable ZoneId first = parts.get(1).equals("-") ? null : ZoneId.of(parts.get(1));
        ZoneId zone = first == null ? BOOK : first;
        List<Known> known = new ArrayList<>();
        for (String part : parts.get(2).split(";")) {
            if (!part.isBlank()) {
                Known one = known(part.strip(), zone);
                known.add(one);
                zone = one instanceof Known.MovedTo moved ? moved.zone() : zone;
            }
        }
        Map<String, String> cells = new LinkedHashMap<>();
        for (String cell : parts.get(3).split(" & ")) {
            int equals = cell.indexOf(" = ");
            cells.put(cell.substring(0, equals), cell.substring(equals + 3));
        }
        Instant at = instant(parts.get(4), zone);
        return new WindowCase(
                number, parts.get(0), first, known, cells, at, parts.get(5).equals("yes"));
    }

    private static Known known(String part, ZoneId zone) {
        Matcher signal = SIGNAL.matcher(part);
        if (signal.matches()) {
            return new Known.Did(signal.group(1), signal.group(2), instant(signal.group(3), zone));
        }
        if (part.startsWith("entered ")) {
            return new Known.Entered(instant(part.substring("entered ".length()), zone));
        }
        if (part.startsWith("first day ")) {
            return new Known.FirstDay(LocalDate.parse(part.substring("first day ".length())));
        }
        if (part.startsWith("moved to ")) {
            return new Known.MovedTo(ZoneId.of(part.substring("moved to ".length())));
        }
        throw new IllegalArgumentException("nothing one may know: " + part);
    }

    /** A time that is not, or that comes twice, must say its offset: the table shall not hang on how a library guesses. */
    private static Instant instant(String text, ZoneId zone) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            throw new IllegalArgumentException("no time: " + text);
        }
        LocalDateTime local = LocalDateTime.parse(time.group(1) + "T" + time.group(2));
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        if (time.group(3) != null) {
            ZoneOffset offset = ZoneOffset.of(time.group(3));
            if (!time.group(3).equals("Z") && !offsets.contains(offset)) {
                throw new IllegalArgumentException(zone + " has no such time: " + text);
            }
            return local.toInstant(offset);
        }
        if (offsets.size() != 1) {
            throw new IllegalArgumentException(text + " comes " + offsets.size() + " times in " + zone);
        }
        return local.toInstant(offsets.get(0));
    }

    boolean isStageRule() {
        return cells.keySet().stream().anyMatch(OF_STAGE_RULES::contains);
    }

    String row() {
        return "r" + number;
    }

    String content() {
        return "c" + number;
    }

    String learner() {
        return "l" + number;
    }

    String program() {
        return "p" + number;
    }

    @Override
    public String toString() {
        return name;
    }
}
