package dev.cairn.cli;

import dev.cairn.engine.rehearsal.EffectReport;
import dev.cairn.publishing.PreviewReport;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A preview in lines for a person. */
final class PrintedEffect {
    private static final int CONTENTS = 20;

    private PrintedEffect() {}

    /** @param zone in which the book's own times are read, and so are told */
    static void of(PreviewReport report, ZoneId zone, PrintWriter out) {
        out.println();
        out.println("Counted at " + When.said(report.countedAt(), zone) + ".");
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
            because("  now: ", sample.onlyAfter(), out);
            because("  before: ", sample.onlyBefore(), out);
            if (sample.alike() > 0) {
                out.println("  both: " + Printed.count(sample.alike(), "reason") + " of the same words");
            }
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
                        "At " + When.said(moment.at(), zone),
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

    private static void because(String words, List<String> reasons, PrintWriter out) {
        if (!reasons.isEmpty()) {
            out.println(words + String.join(" ", reasons));
        }
    }

    private static String shown(PreviewReport.@Nullable Shown shown) {
        return shown == null ? "nothing" : "`" + shown.content() + "`";
    }

    private static String many(int number, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
    }
}
