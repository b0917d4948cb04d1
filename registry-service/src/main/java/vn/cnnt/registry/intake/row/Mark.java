package vn.cnnt.registry.intake.row;

import java.util.Optional;
import java.util.Set;
import vn.cnnt.registry.intake.list.Column;
import vn.cnnt.registry.reference.Wording;

/// What officers put into a cell instead of a value.
enum Mark {
    /// As above: `nt`, `như trên`, `"`.
    DITTO,
    /// A dash or dots, which say “as above” in one column and “nothing” in another.
    DASH,
    /// `?`, `chưa rõ`.
    UNKNOWN,
    /// `Không có`.
    NOTHING;

    /// How a mark is taken in a column.
    enum Meaning {
        AS_ABOVE,
        EMPTY,
        /// A word of a closed list or a year like any other: it is none, and what would be one is said.
        AS_WRITTEN,
        /// Nobody can tell, so it is refused.
        UNCLEAR
    }

    private static final int LONGEST = 30;
    private static final String QUOTES = "\"'”“″〃„‟’‘′´`";
    private static final String DASHES = "-–—―−_.…·‐‑/\\";
    private static final Set<String> DITTOS = Set.of(
            "nt",
            "n t",
            "nhu tren",
            "nhu dong tren",
            "nhu hang tren",
            "nhu o tren",
            "giong tren",
            "see previous row",
            "see above",
            "as above",
            "ditto",
            "idem");
    private static final Set<String> UNKNOWNS = Set.of(
            "chua ro", "khong ro", "chua co thong tin", "khong co thong tin", "n a", "na", "unknown", "chua biet");
    private static final Set<String> NOTHINGS = Set.of("khong co", "khong", "ko co", "ko", "none", "nil", "chua co");

    static Optional<Mark> of(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        var quotes = 0;
        var dashes = 0;
        var questions = 0;
        var others = 0;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (QUOTES.indexOf(c) >= 0) {
                quotes++;
            } else if (DASHES.indexOf(c) >= 0) {
                dashes++;
            } else if (c == '?') {
                questions++;
            } else if (!Character.isWhitespace(c)) {
                others++;
            }
        }
        if (others == 0) {
            var isApostrophe = quotes == 1 && text.strip().equals("'");
            return quotes > 0 && questions == 0 && !isApostrophe
                    ? Optional.of(DITTO)
                    : questions > 0 ? Optional.of(UNKNOWN) : dashes > 0 ? Optional.of(DASH) : Optional.empty();
        }
        var words = Wording.folded(text);
        if (DITTOS.contains(words)) {
            return Optional.of(DITTO);
        }
        if (UNKNOWNS.contains(words)) {
            return Optional.of(UNKNOWN);
        }
        return NOTHINGS.contains(words) ? Optional.of(NOTHING) : Optional.empty();
    }

    /// A dash is “as above” where every record has a value and several share it, “nothing” where one may be missing,
    /// and unclear where it could be either or would be a decision: who, what, how much, with what outcome.
    Meaning in(Column column) {
        if (this == DITTO) {
            return Meaning.AS_ABOVE;
        }
        return switch (column) {
            case PROVINCE, YEAR, LEVEL, PRODUCT_GROUP, FUNDING_SOURCE, CONTENT ->
                this == DASH ? Meaning.AS_ABOVE : Meaning.AS_WRITTEN;
            case OUTCOME, STATE, ROW_KIND -> Meaning.AS_WRITTEN;
            case ESTABLISHMENT, PRODUCT, TITLE, AMOUNT, TOTAL_COST, COUNTERPART -> Meaning.UNCLEAR;
            case ALIAS,
                    TAX_CODE,
                    LEGAL_FORM,
                    SIZE,
                    COMMUNE,
                    ADDRESS,
                    DECISION_NUMBER,
                    DECISION_DATE,
                    CERTIFICATE_NUMBER,
                    VALID_UNTIL,
                    ISSUER_NAME,
                    IS_SET,
                    PLACE,
                    GROUP_BASIS,
                    COUNT,
                    SOURCE,
                    NOTE -> Meaning.EMPTY;
        };
    }
}
