package dev.cairn.engine.rulebook;

import dev.cairn.engine.content.Bits;
import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.content.ContentField;
import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.learner.SkillGap;
import dev.cairn.engine.rulebook.row.RankingTerm;
import dev.cairn.engine.word.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The ranking sheet's terms for one learner at one moment; each is 0 to 1 times its weight.
 *
 * <p>Skill gap: the largest gap that the content closes, as a share of the learner's largest. Next in sequence: 1 when
 * all prerequisites, of which there are some, are completed. Moment fit: the share of what is known of the moment
 * (device, language, minutes) that the content meets by what it says of itself.
 */
final class Terms {
    private record Share(RankingTerm term, Bits where, double points) {}

    private final Shelf shelf;
    private final List<RankingTerm> ranking;
    private final List<Share> shares = new ArrayList<>();
    private final @Nullable RankingTerm gapTerm;
    private final List<Share> gaps = new ArrayList<>();

    Terms(List<RankingTerm> ranking, Shelf shelf, Learner learner, Moment moment, Facts facts) {
        this.shelf = shelf;
        this.ranking = ranking;
        RankingTerm gap = null;
        for (RankingTerm term : ranking) {
            switch (term.term()) {
                case SKILL_GAP -> gap = term;
                case NEXT_IN_SEQUENCE -> {
                    Set<String> completed = learner.history().completed();
                    if (completed != null && !completed.isEmpty()) {
                        shares.add(new Share(term, shelf.catalog().unlocked(completed), term.weight()));
                    }
                }
                case MOMENT_FIT -> momentFit(term, learner, moment, facts.device());
                case POPULARITY, FRESHNESS -> {}
            }
        }
        gapTerm = gap;
        List<SkillGap> known = gap == null ? null : facts.gaps();
        if (gap != null && known != null && !known.isEmpty()) {
            double largest = known.get(0).missing();
            for (SkillGap skill : known) {
                Bits teaching = shelf.catalog().with(ContentField.SKILL, Word.key(skill.skill()));
                gaps.add(new Share(gap, teaching, gap.weight() * skill.missing() / largest));
            }
        }
    }

    private void momentFit(RankingTerm term, Learner learner, Moment moment, @Nullable String device) {
        Catalog catalog = shelf.catalog();
        List<Bits> met = new ArrayList<>();
        if (device != null) {
            met.add(catalog.madeFor(device));
        }
        String language = moment.language();
        if (language == null
                && learner.languages() != null
                && !learner.languages().isEmpty()) {
            language = learner.languages().get(0);
        }
        if (language != null) {
            met.add(catalog.inLanguage(language));
        }
        if (moment.minutes() != null) {
            met.add(catalog.within(moment.minutes()));
        }
        for (Bits fitting : met) {
            shares.add(new Share(term, fitting, term.weight() / met.size()));
        }
    }

    /** The sum of all terms. */
    double of(int position) {
        double sum = shelf.standing(position);
        for (Share share : shares) {
            if (share.where.get(position)) {
                sum += share.points;
            }
        }
        return sum + gap(position);
    }

    /** Gaps come largest first, so the first that the content teaches is the one that counts. */
    private double gap(int position) {
        for (Share share : gaps) {
            if (share.where.get(position)) {
                return share.points;
            }
        }
        return 0;
    }

    /** What one term of the sheet adds. */
    double of(RankingTerm term, int position) {
        Catalog catalog = shelf.catalog();
        return switch (term.term()) {
            case POPULARITY -> term.weight() * catalog.popularity(position);
            case FRESHNESS -> term.weight() * catalog.freshness(position);
            case SKILL_GAP -> term.equals(gapTerm) ? gap(position) : 0;
            case NEXT_IN_SEQUENCE, MOMENT_FIT -> {
                double sum = 0;
                for (Share share : shares) {
                    if (share.term.equals(term) && share.where.get(position)) {
                        sum += share.points;
                    }
                }
                yield sum;
            }
        };
    }

    List<RankingTerm> ranking() {
        return ranking;
    }
}
