package dev.cairn.engine.rulebook.row;

/**
 * A row of the ranking sheet.
 *
 * @param weight at most that many points; the term itself is 0 to 1
 */
public record RankingTerm(Place place, Term term, double weight) {
    public enum Term {
        POPULARITY("popularity"),
        FRESHNESS("freshness"),
        SKILL_GAP("skill gap"),
        NEXT_IN_SEQUENCE("next in sequence"),
        MOMENT_FIT("moment fit");

        private final String cell;

        Term(String cell) {
            this.cell = cell;
        }

        public String cell() {
            return cell;
        }
    }
}
