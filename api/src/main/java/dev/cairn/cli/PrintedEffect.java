package dev.cairn.cli;

import dev.cairn.engine.rehearsal.EffectReport;
import dev.cairn.publishing.PreviewReport;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A preview in lines for a person. */
final class PrintedEffect {
    private static final int CONTENTS = 20;

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm VV", Locale.ROOT);

    private PrintedEffect() {}

    /** @param zone in which the book's own times are read, and so are told */
    static void of(PreviewReport report, ZoneId zone, PrintWriter out) {
        out.println();
        out.println("Against version " + report.book() + ", of " + many(report.learners(), "learner")
                + (report.population() > report.learners()
                        ? ", a sample of " + String.format(Locale.ROOT, "%,d", report.population())
                        : "")
                + ":");
        counts("", report.any(), out);
        if (report.moments().size() > 1) {
            for (PreviewReport.AtMoment moment : report.moments()) {
                out.println(moment(moment, zone) + ":");
                counts("  ", moment.counts(), out);
            }
        }
        contents(report, out);
        for (PreviewReport.Example sample : report.samples()) {
            out.println(sample.learner() + ": " + shown(sample.after()) + " instead of " + shown(sample.before()));
            because("  now: ", sample.after(), out);
            because("  before: ", sample.before(), out);
        }
    }

    private static void counts(String indent, EffectReport.Counts counts, PrintWriter out) {
        out.println(indent + many(counts.firstPickChanged(), "other first pick"));
        out.println(indent + many(counts.nothingAfter(), "learner") + " with nothing at all (before: "
                + counts.nothingBefore() + ")");
        out.println(indent + many(counts.onlyFallbackAfter(), "learner") + " with only the best of the rest (before: "
                + counts.onlyFallbackBefore() + ")");
    }

    private static String moment(PreviewReport.AtMoment moment, ZoneId zone) {
        return Stream.of(
                        "At " + MINUTE.format(moment.at().atZone(zone)),
                        moment.device() == null ? "" : "on " + moment.device(),
                        moment.channel() == null ? "" : "through " + moment.channel(),
                        moment.touchPoint() == null ? "" : "at " + moment.touchPoint(),
                        moment.language() == null ? "" : "in " + moment.language(),
                        moment.minutes() == null ? "" : "with " + Printed.count(moment.minutes(), "minute"))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static void contents(PreviewReport report, PrintWriter out) {
        for (PreviewReport.Shifted shifted :
                report.contents().stream().limit(CONTENTS).toList()) {
            out.println("`" + shifted.content() + "`: new for " + shifted.gained() + ", gone for " + shifted.lost());
        }
        if (report.contentsInAll() > CONTENTS) {
            out.println("and " + Printed.count(report.contentsInAll() - CONTENTS, "content") + " more");
        }
    }

    private static void because(String words, PreviewReport.@Nullable Shown shown, PrintWriter out) {
        if (shown != null) {
            out.println(words + String.join(" ", shown.reasons()));
        }
    }

    private static String shown(PreviewReport.@Nullable Shown shown) {
        return shown == null ? "nothing" : "`" + shown.content() + "`";
    }

    private static String many(int number, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
    }
}
