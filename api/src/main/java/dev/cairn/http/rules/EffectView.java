package dev.cairn.http.rules;

import dev.cairn.publishing.Preview;
import dev.cairn.publishing.PreviewReport;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whom files would concern, or how far counting it is.
 *
 * @param id of the files
 * @param preview null where it is gone
 */
record EffectView(String id, @Nullable Preview preview, ZoneId zone) {
    private static final int CONTENTS = 20;

    @Nullable
    PreviewReport report() {
        return preview instanceof Preview.Done done ? done.report() : null;
    }

    boolean isUnderWay() {
        return preview instanceof Preview.Running;
    }

    /** Empty where nothing failed. */
    String failure() {
        if (preview == null) {
            return "This count is not kept any more.";
        }
        return preview instanceof Preview.Failed failed ? Say.sentence(failed.why()) : "";
    }

    int done() {
        return preview instanceof Preview.Running running ? running.done() : 0;
    }

    int total() {
        return preview instanceof Preview.Running running ? running.total() : 0;
    }

    String progress() {
        return total() == 0
                ? "Getting ready to ask learners."
                : Say.number(done()) + " of " + Say.count(total(), "learner") + " asked.";
    }

    String title() {
        PreviewReport report = report();
        if (report != null) {
            return told(report);
        }
        return failure().isEmpty() ? "Counting the effect" : "The effect could not be counted";
    }

    /** One sentence for the page of the check. */
    String inShort() {
        PreviewReport report = report();
        if (report != null) {
            return told(report) + ".";
        }
        return failure().isEmpty() ? "It is being counted. " + progress() : failure();
    }

    String asked() {
        PreviewReport report = report();
        if (report == null) {
            return "";
        }
        String whom = report.population() > report.learners()
                ? "A sample of " + Say.number(report.learners()) + " of " + Say.number(report.population())
                        + " learners"
                : report.learners() == 1
                        ? "The one learner there is"
                        : "All " + Say.number(report.learners()) + " learners";
        return whom + " asked both books, the live one (version " + report.book() + ") and yours. Nothing was shown to"
                + " anybody. Counted on " + at(report.countedAt()) + ".";
    }

    List<PreviewReport.Shifted> contents() {
        PreviewReport report = report();
        return report == null
                ? List.of()
                : report.contents().stream().limit(CONTENTS).toList();
    }

    int contentsLeft() {
        PreviewReport report = report();
        return report == null ? 0 : Math.max(0, report.contentsInAll() - CONTENTS);
    }

    String moment(PreviewReport.AtMoment moment) {
        String more = Stream.of(
                        moment.device() == null ? null : "on " + moment.device(),
                        moment.channel() == null ? null : "by " + moment.channel(),
                        moment.touchPoint() == null ? null : "at " + moment.touchPoint(),
                        moment.language() == null ? null : "in " + moment.language(),
                        moment.minutes() == null ? null : "with " + moment.minutes() + " minutes")
                .filter(part -> part != null)
                .collect(Collectors.joining(", "));
        return at(moment.at()) + (more.isEmpty() ? "" : ", " + more);
    }

    String moment(PreviewReport.Example example) {
        return at(example.at()) + (example.device() == null ? "" : ", on " + example.device());
    }

    private String at(Instant instant) {
        return Say.when(instant, zone);
    }

    private static String told(PreviewReport report) {
        int changed = report.any().firstPickChanged();
        return changed == 0
                ? "No learner would see something else first"
                : Say.number(changed) + " of " + Say.count(report.learners(), "learner")
                        + " would see something else first";
    }
}
