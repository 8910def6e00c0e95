package dev.cairn.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A small book of adoption: who viewed, watched, finished one, finished three; and who is keen for a while. */
final class ViewerBook {
    private static final Map<String, String> SHEETS = Map.of(
            "settings",
            "Setting,Value\ntime zone,Europe/Paris\n",
            "programs",
            """
            Program,Stages,Starts with,Segment
            Adoption,viewed > watched > finished > finished three,segment,Viewer
            Habit,now and then > keen,segment,Viewer
            """,
            "segment-rules",
            "Name,Signals: viewed,Then segment\nseen,>= 1,Viewer\n",
            "stage-rules",
            """
            Name,Program,From stage,Signal,At least,Within,Silent for,Then stage
            watched,Adoption,viewed,watched,1,,,watched
            completed,Adoption,viewed,completed,1,,,watched
            one,Adoption,watched,completed,1,,,finished
            three,Adoption,finished,completed,3,,,finished three
            often,Habit,now and then,viewed,3,7 days,,keen
            at once,Habit,now and then,completed,2,20 hours,,keen
            away,Habit,keen,,,,30 days,now and then
            """,
            "vocabulary",
            "Field,Value\nsignal,viewed\nsignal,watched\nsignal,completed\nsignal,dismissed\n");

    private ViewerBook() {}

    static Path write(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, String> sheet : SHEETS.entrySet()) {
            Files.writeString(folder.resolve(sheet.getKey() + ".csv"), sheet.getValue());
        }
        return folder;
    }
}
