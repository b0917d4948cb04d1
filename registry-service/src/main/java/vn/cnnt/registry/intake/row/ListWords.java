package vn.cnnt.registry.intake.row;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.cnnt.events.FundingSource;
import vn.cnnt.events.GrantKind;
import vn.cnnt.events.Labelled;
import vn.cnnt.events.LegalForm;
import vn.cnnt.registry.intake.list.Column;
import vn.cnnt.registry.matching.EstablishmentName;
import vn.cnnt.registry.reference.Wording;

/// What officers mean by a word in a cell. A word that means nothing here is not guessed at.
final class ListWords {
    static final Map<String, FundingSource> SOURCES = Map.of(
            "kcqg", FundingSource.NATIONAL,
            "quocgia", FundingSource.NATIONAL,
            "khuyencongquocgia", FundingSource.NATIONAL,
            "kcdp", FundingSource.LOCAL,
            "diaphuong", FundingSource.LOCAL,
            "khuyencongdiaphuong", FundingSource.LOCAL,
            "doiung", FundingSource.COUNTERPART,
            "khac", FundingSource.OTHER);
    static final Map<String, GrantKind> KINDS = Map.of(
            "don", GrantKind.SINGLE,
            "dean", GrantKind.SINGLE,
            "nhom", GrantKind.GROUP,
            "deannhom", GrantKind.GROUP,
            "diem", GrantKind.FLAGSHIP,
            "deandiem", GrantKind.FLAGSHIP);

    /// What [EstablishmentName] calls the form of a name.
    private static final Map<String, LegalForm> FORMS_OF_NAMES = Map.of(
            "ctcp", LegalForm.JSC,
            "tnhh mtv", LegalForm.LLC_ONE_MEMBER,
            "mtv tnhh", LegalForm.LLC_ONE_MEMBER,
            "tnhh", LegalForm.LLC,
            "ctyhd", LegalForm.PARTNERSHIP,
            "dntn", LegalForm.PRIVATE_ENTERPRISE,
            "lhhtx", LegalForm.COOPERATIVE_UNION,
            "htx", LegalForm.COOPERATIVE,
            "tht", LegalForm.COOPERATIVE_GROUP,
            "hkd", LegalForm.HOUSEHOLD);
    private static final Map<String, LegalForm> FORMS = forms();
    /// *Công ty*, as [EstablishmentName] writes it.
    private static final List<String> COMPANY = List.of("cong", "ti");

    private static final Map<String, Outcome> OUTCOMES = Map.ofEntries(
            Map.entry("recognised", Outcome.RECOGNISED),
            Map.entry("recognized", Outcome.RECOGNISED),
            Map.entry("cong nhan", Outcome.RECOGNISED),
            Map.entry("duoc cong nhan", Outcome.RECOGNISED),
            Map.entry("da duoc cong nhan", Outcome.RECOGNISED),
            Map.entry("da cong nhan", Outcome.RECOGNISED),
            Map.entry("dat", Outcome.RECOGNISED),
            Map.entry("not recognised", Outcome.NOT_RECOGNISED),
            Map.entry("not recognized", Outcome.NOT_RECOGNISED),
            Map.entry("khong cong nhan", Outcome.NOT_RECOGNISED),
            Map.entry("khong duoc cong nhan", Outcome.NOT_RECOGNISED),
            Map.entry("ko cong nhan", Outcome.NOT_RECOGNISED),
            Map.entry("ko duoc cong nhan", Outcome.NOT_RECOGNISED),
            Map.entry("khong dat", Outcome.NOT_RECOGNISED),
            Map.entry("ko dat", Outcome.NOT_RECOGNISED),
            Map.entry("applied", Outcome.APPLIED),
            Map.entry("dang ky", Outcome.APPLIED),
            Map.entry("dang ky binh chon", Outcome.APPLIED));
    /// A cross can be a mark for yes as well as one for no, so it is none of these.
    private static final Set<String> TICKS = Set.of("✓", "✔", "☑", "✅", "✓\ufe0f", "✔\ufe0f", "☑\ufe0f");

    private ListWords() {}

    /// What became of an application.
    enum Outcome {
        RECOGNISED,
        NOT_RECOGNISED,
        APPLIED
    }

    /// None where a sign or a bracket stands around the words, or anything else that may turn what they mean.
    static Optional<Outcome> outcome(String text) {
        if (TICKS.contains(text)) {
            return Optional.of(Outcome.RECOGNISED);
        }
        var words = text.codePoints()
                .allMatch(point -> Character.isLetter(point)
                        || Character.getType(point) == Character.NON_SPACING_MARK
                        || point == ' '
                        || point == '_'
                        || point == '.');
        return words ? Optional.ofNullable(OUTCOMES.get(Wording.folded(text))) : Optional.empty();
    }

    static Optional<Boolean> flag(String text) {
        if (TICKS.contains(text)) {
            return Optional.of(true);
        }
        if (text.equals("☐")) {
            return Optional.of(false);
        }
        if (!text.isEmpty() && !text.codePoints().allMatch(Character::isLetterOrDigit)) {
            return Optional.empty();
        }
        return switch (Wording.folded(text)) {
            case "", "n", "no", "khong", "ko", "false", "0", "k" -> Optional.of(false);
            case "y", "yes", "co", "true", "1", "x", "c", "v" -> Optional.of(true);
            default -> Optional.empty();
        };
    }

    /// A constant by its name, its label in either language, or another word for it.
    static <E extends Enum<E> & Labelled> Optional<E> one(Class<E> type, String text, Map<String, E> others) {
        var plain = Column.plain(text);
        var other = others.get(plain);
        if (other != null) {
            return Optional.of(other);
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> Column.plain(constant.name()).equals(plain)
                        || Column.plain(constant.vi()).equals(plain)
                        || Column.plain(constant.en()).equals(plain))
                .findFirst();
    }

    /// A legal form in its own column: spelled out, in short, or as names begin with it.
    static Optional<LegalForm> legalForm(String text) {
        var known = one(LegalForm.class, text, FORMS);
        if (known.isPresent()) {
            return known;
        }
        var name = EstablishmentName.of(text);
        var isBare = name.words().isEmpty() || name.words().equals(COMPANY);
        return isBare ? Optional.ofNullable(FORMS_OF_NAMES.get(name.form())) : Optional.empty();
    }

    /// The legal form that a name begins with.
    static LegalForm legalFormOf(String name) {
        return FORMS_OF_NAMES.getOrDefault(EstablishmentName.of(name).form(), LegalForm.OTHER);
    }

    private static Map<String, LegalForm> forms() {
        var forms = new HashMap<String, LegalForm>();
        List.of("ctytnhh", "congtytnhh", "congtytrachnhiemhuuhan").forEach(word -> forms.put(word, LegalForm.LLC));
        List.of("congtycp", "ctycp", "ctycophan", "cp", "cophan").forEach(word -> forms.put(word, LegalForm.JSC));
        List.of("hocathe", "hogiadinh", "hosanxuat", "hokinhdoanhcathe", "hosanxuatkinhdoanh", "ho")
                .forEach(word -> forms.put(word, LegalForm.HOUSEHOLD));
        List.of("coso", "cososanxuat", "cssx", "cosocnnt", "xinghiep", "nghenhan", "langnghe", "khac")
                .forEach(word -> forms.put(word, LegalForm.OTHER));
        List.of("hopdanh", "ctyhopdanh", "ctyhd").forEach(word -> forms.put(word, LegalForm.PARTNERSHIP));
        return Map.copyOf(forms);
    }
}
