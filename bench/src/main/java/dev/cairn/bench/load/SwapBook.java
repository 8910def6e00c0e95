package dev.cairn.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A book of a thousand rows in two states: everybody's first pick is {@code first} or {@code second}, and the examples
 * expect just that. Contents and their words are those of the default book's sample world.
 */
final class SwapBook {
    static final String FIRST = "first-day-plan";
    static final String SECOND = "welcome-back";

    private static final int ROWS = 1_000;
    private static final int PEOPLE = 500;
    private static final String[] DEPARTMENTS = {"Sales", "Marketing", "IT", "Finance", "Support", "Legal"};
    private static final String[] ROLES = {"Developer", "Accountant", "Buyer", "Writer", "Nurse", "Clerk", "Planner"};
    private static final String[] COUNTRIES = {"DE", "AT", "FR", "GB", "SE", "IT"};
    private static final String[] TOPICS = {"welcome", "first week", "culture", "what is new"};

    private SwapBook() {}

    /** The sheets by file name; {@code state} even or odd decides the first pick. */
    static Map<String, String> sheets(int state) {
        String first = pick(state);
        Map<String, String> sheets = new TreeMap<>();
        sheets.put("settings.csv", "Setting,Value\ntime zone,UTC\n");
        sheets.put("personas.csv", "Persona\nFresh\nSettled\n");
        sheets.put("persona-rules.csv", "Name,First day,Then persona\nnew,0..90 days after,Fresh\nold,,Settled\n");
        sheets.put("segment-rules.csv", segments());
        sheets.put("content-rules.csv", contentRules(first));
        sheets.put("vocabulary.csv", "Field,Value\nkind,checklist\n" + words());
        sheets.put(
                "example-content.csv",
                "Id,Kind,Title,Topics\n" + FIRST + ",checklist,Your first day,first week\n" + SECOND
                        + ",video,Welcome back,welcome\n");
        StringBuilder examples = new StringBuilder("Name,At,Department,Country,Device,Expect first pick\n");
        for (String department : DEPARTMENTS) {
            examples.append(
                    "somebody of %s,2026-03-02 09:00,%s,DE,mobile,%s\n".formatted(department, department, first));
        }
        sheets.put("examples.csv", examples.toString());
        return sheets;
    }

    static String pick(int state) {
        return state % 2 == 0 ? FIRST : SECOND;
    }

    private static String words() {
        StringBuilder words = new StringBuilder();
        for (String topic : TOPICS) {
            words.append("topic,").append(topic).append('\n');
        }
        return words.append("device,mobile\ndevice,desktop\n").toString();
    }

    private static String segments() {
        StringBuilder sheet = new StringBuilder("Name,Department,Country,Then segment\n");
        for (int i = 0; i < 40; i++) {
            sheet.append("s%d,%s,%s,Group %d\n"
                    .formatted(i, DEPARTMENTS[i % DEPARTMENTS.length], COUNTRIES[i / 7 % COUNTRIES.length], i % 12));
        }
        return sheet.toString();
    }

    private static String contentRules(String first) {
        Random random = new Random(1);
        StringBuilder sheet = new StringBuilder(
                "Name,Persona,Segment,Role,Department,Country,Device,Minutes,Then show content,Then show topic,Points\n");
        sheet.append("leads,,,,,,,,%s,,always first\n".formatted(first));
        for (int i = 1; i < ROWS; i++) {
            sheet.append("r%d,%s,%s,%s,%s,%s,%s,<= %d,,%s,%d\n"
                    .formatted(
                            i,
                            random.nextBoolean() ? "Fresh" : "Settled",
                            random.nextInt(3) == 0 ? "Group " + random.nextInt(12) : "",
                            of(ROLES, random),
                            random.nextBoolean() ? of(DEPARTMENTS, random) : "",
                            of(COUNTRIES, random),
                            random.nextBoolean() ? "mobile" : "",
                            5 + i,
                            of(TOPICS, random),
                            1 + random.nextInt(90)));
        }
        return sheet.toString();
    }

    private static String of(String[] words, Random random) {
        return words[random.nextInt(words.length)];
    }

    /** Writes a state into a folder that is there. */
    static void write(Path folder, int state) throws IOException {
        for (Map.Entry<String, String> sheet : sheets(state).entrySet()) {
            Files.writeString(folder.resolve(sheet.getKey()), sheet.getValue());
        }
    }

    static String person(int number) {
        return "p" + number % PEOPLE;
    }

    /** People to import, as a file with our own headers. */
    static String people() {
        return people(PEOPLE);
    }

    static String people(int number) {
        Random random = new Random(2);
        StringBuilder file = new StringBuilder("Id,Role,Department,Country,First day\n");
        for (int i = 0; i < number; i++) {
            file.append("%s,%s,%s,%s,2026-0%d-01\n"
                    .formatted("p" + i, of(ROLES, random), of(DEPARTMENTS, random), of(COUNTRIES, random), 1 + i % 9));
        }
        return file.toString();
    }
}
