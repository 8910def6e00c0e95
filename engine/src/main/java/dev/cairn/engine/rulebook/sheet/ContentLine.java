package dev.cairn.engine.rulebook.sheet;

import dev.cairn.engine.content.Content;
import dev.cairn.engine.content.ContentStatus;
import dev.cairn.engine.content.Image;
import dev.cairn.engine.content.TaughtSkill;
import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.engine.rulebook.row.Place;
import dev.cairn.engine.table.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads contents from rows with the columns of {@code example-content}, in a rule book and in an import alike. */
public final class ContentLine {
    private static final Pattern SKILL = Pattern.compile("(.+)[ :](\\d{1,9}(?:[.,]\\d{1,9})?)");
    private static final Pattern LINK = Pattern.compile("(?i)(https?://|/)\\S*");
    private static final int LONGEST_ID = 200;

    private final Entry entry;
    private final Known known;
    private final Formats formats;

    private ContentLine(Entry entry, Known known, Formats formats) {
        this.entry = entry;
        this.known = known;
        this.formats = formats;
    }

    /** What became of a table of contents. */
    public record Contents(List<Content> contents, List<Issue> issues) {
        public Contents {
            contents = List.copyOf(contents);
            issues = List.copyOf(issues);
        }
    }

    /**
     * The contents of a table whose first row holds our own headers, with ISO dates and decimal points; rows with issues are left out.
     *
     * @param defaultLanguage BCP 47 tag of the columns that name no language
     */
    public static Contents read(Table table, String defaultLanguage) {
        Findings findings = new Findings();
        if (table.lines().isEmpty()) {
            findings.add(Issue.error(Place.of(table.file(), table.sheet(), 0), null, "the table is empty"));
            return new Contents(List.of(), findings.sorted());
        }
        Page page = Page.of(Sheet.EXAMPLE_CONTENT, table, defaultLanguage, findings);
        List<Content> contents = read(page, new Known(), Formats.DEFAULT, defaultLanguage);
        return new Contents(contents, findings.sorted());
    }

    static List<Content> read(@Nullable Page page, Known known, Formats formats, String defaultLanguage) {
        List<Content> contents = new ArrayList<>();
        if (page == null) {
            return contents;
        }
        Set<String> ids = new HashSet<>();
        for (Entry entry : page.entries()) {
            Content content = new ContentLine(entry, known, formats).content(defaultLanguage, ids);
            if (content != null) {
                contents.add(content);
            }
        }
        return contents;
    }

    private @Nullable Content content(String language, Set<String> ids) {
        String id = entry.require("Id", cell -> id(cell, ids));
        String kind = entry.require("Kind", this::name);
        Map<String, String> title = entry.byLanguage("Title", language);
        if (title.isEmpty()) {
            entry.absent("the content has no title", "a text in `Title`");
        }
        String level = entry.read("Level", this::name);
        Integer minutes = entry.read("Minutes", formats::count);
        List<TaughtSkill> skills = entry.read("Skills", this::skills);
        String link = entry.read("Link", ContentLine::link);
        String image = entry.read("Image", ContentLine::link);
        Map<String, String> imageText = entry.byLanguage("Image text", language);
        if (image == null && !imageText.isEmpty() && entry.cell("Image") == null) {
            entry.error("there is a text for an image, but no image", "an address in `Image`");
        }
        ContentStatus status = entry.read("Status", ContentLine::status);
        LocalDate from = date("Valid from");
        LocalDate until = date("Valid until");
        if (from != null && until != null && from.isAfter(until)) {
            entry.error("`Valid until` is before `Valid from`, so the content is never valid", from + " or later");
        }
        Set<String> languages = set("Languages");
        List<String> before = List.copyOf(set("Prerequisites"));
        LocalDate published = date("Published");
        LocalDate review = date("Next review");
        Set<String> topics = set("Topics");
        Set<String> tags = set("Tags");
        Set<String> devices = set("Devices");
        Set<String> stages = set("Stages");
        Set<String> departments = set("Departments");
        Set<String> roles = set("Roles");
        Set<String> countries = set("Countries");
        Set<String> objectives = set("Objectives");
        Set<String> stakeholders = set("Stakeholders");
        if (!entry.isSound() || id == null || kind == null) {
            return null;
        }
        return new Content(
                id,
                Map.of(),
                title,
                entry.byLanguage("Summary", language),
                link,
                image == null ? null : new Image(image, imageText),
                kind,
                level,
                topics,
                tags,
                skills == null ? List.of() : skills,
                minutes,
                languages,
                devices,
                stages,
                departments,
                roles,
                countries,
                entry.read("Author", this::name),
                entry.read("Owner", Filled::text),
                objectives,
                stakeholders,
                before,
                entry.read("Derives from", Filled::text),
                entry.read("Duplicate of", Filled::text),
                published,
                from,
                until,
                review,
                status == null ? ContentStatus.PUBLISHED : status);
    }

    private static String id(Filled cell, Set<String> ids) {
        String id = cell.text();
        if (id.length() > LONGEST_ID) {
            throw new Misread("the id is longer than " + LONGEST_ID + " characters");
        }
        if (!ids.add(id)) {
            throw new Misread("the id `" + id + "` stands twice").expecting("an id of its own for each content");
        }
        return id;
    }

    private String name(Filled cell) {
        return known.named(cell.heading().column().domain(), cell.text()).spelling();
    }

    private Set<String> set(String title) {
        Set<String> values = entry.read(title, this::values);
        return values == null ? Set.of() : values;
    }

    private Set<String> values(Filled cell) {
        Domain domain = cell.heading().column().domain();
        Set<String> values = new LinkedHashSet<>();
        if (known.find(domain, cell.text()) != null) {
            values.add(known.named(domain, cell.text()).spelling());
            return values;
        }
        for (Pieces.Piece piece : Pieces.of(cell.text())) {
            String value = known.named(domain, piece.text()).spelling();
            values.add(cell.heading().column().form() == Form.LANGUAGES ? language(value) : value);
        }
        return values;
    }

    private static String language(String text) {
        String tag = Texts.languageTag(text);
        if (tag == null) {
            throw new Misread("`" + text + "` is not a language tag").expecting(Form.LANGUAGES.words());
        }
        return tag;
    }

    private List<TaughtSkill> skills(Filled cell) {
        List<TaughtSkill> skills = new ArrayList<>();
        for (Pieces.Piece piece : Pieces.of(cell.text())) {
            Matcher skill = SKILL.matcher(piece.text());
            if (!skill.matches()) {
                throw new Misread("`" + piece.text() + "` does not end with a level").expecting(Form.SKILLS.words());
            }
            skills.add(new TaughtSkill(
                    known.named(Domain.SKILL, skill.group(1).replaceAll("[ :]+$", ""))
                            .spelling(),
                    formats.number(skill.group(2), false)));
        }
        return skills;
    }

    private static String link(Filled cell) {
        if (!LINK.matcher(cell.text()).matches()) {
            throw new Misread("`" + cell.text() + "` is not an address").expecting(Form.LINK.words());
        }
        return cell.text();
    }

    private static ContentStatus status(Filled cell) {
        for (ContentStatus status : ContentStatus.values()) {
            if (status.name().toLowerCase(Locale.ROOT).equals(cell.text().toLowerCase(Locale.ROOT))) {
                return status;
            }
        }
        throw new Misread("there is no status `" + cell.text() + "`")
                .expecting("`published`, `draft` or `retired`")
                .nearest(Nearest.of(cell.text(), List.of("published", "draft", "retired")));
    }

    private @Nullable LocalDate date(String title) {
        return entry.read(title, cell -> formats.date(cell.text()));
    }
}
