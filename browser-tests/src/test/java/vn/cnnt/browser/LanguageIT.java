package vn.cnnt.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whoever reads one language meets no word of the other one but names, wherever the links of the figures, of the
/// operations and of the desk lead; and no link leads to what is refused.
@Order(2)
class LanguageIT {
    /// Of the figures and of the operations.
    private static Crawl figures() {
        return new Crawl(
                Stack.get().reporting(),
                Pattern.compile(
                        "/((statistics|provinces|forms|datasets|recognised|operations|runs|parked|reconciliation"
                                + "|releases|audit|me)([/?].*+)?|[?].*+)?"),
                Pattern.compile("/(VN-[0-9]{2}|[eg]-[a-z0-9]+|rebuild-[0-9a-f-]+|as-of-[0-9a-f-]+)"),
                Set.of("q", "seen", "settled", "release", "run", "review", "done", "cursor"));
    }

    /// Of the desk.
    private static Crawl desk() {
        return new Crawl(
                Stack.get().registry(),
                Pattern.compile("/((enterprises|grants|recognitions|duplicates|merges|imports|reported-figures"
                        + "|correction-requests|publication|audit|me)([/?].*+)?|[?].*+)?"),
                Pattern.compile("/([a-z]-[a-z0-9]+(_e-[a-z0-9]+)?|r[0-9]+)"),
                Set.of("q", "version", "to", "state", "outcome", "status", "cursor"));
    }

    /// Everything that the desk shows of what was typed.
    private static final List<String> TYPED = List.of(
            "/api/v1/enterprises?limit=500",
            "/api/v1/recognitions?limit=500",
            "/api/v1/grants?limit=500",
            "/api/v1/merges?limit=500",
            "/api/v1/correction-requests?limit=500",
            "/api/v1/reported-figures?limit=500",
            "/api/v1/imports?limit=500",
            "/api/v1/audit?limit=500");

    private static final Pattern TEXT = Pattern.compile(": *+\"((?:[^\"\\\\]|\\\\.)*+)\"");
    private static final Pattern LIST = Pattern.compile("\"id\": ?\"(i-[a-z0-9]++)\"");
    private static final Pattern CODE = Pattern.compile("[A-Z_]++");

    /// Where no link leads: what is wrong with an address.
    private static final List<String> REFUSED = List.of(
            "/nothing",
            "/statistics/nothing",
            "/statistics/grants?by=nothing",
            "/statistics/grants?by=planYear&planYear=soon&sort=weather&limit=0&places=here&measures=luck",
            "/statistics/grants/explanation?measure=leverage",
            "/statistics/grants/explanation?measure=approved&seen=yesterday",
            "/?year=soon&level=HIGH&measure=grants.nothing",
            "/provinces/VN-99",
            "/forms/results?year=soon&province=VN-99",
            "/recognised?year=soon&level=HIGH&group=NOTHING&province=VN-99&q=-",
            "/?release=nothing",
            "/?after=nonsense",
            "/runs/nothing",
            "/parked/nothing",
            "/runs?limit=0&cursor=nothing");

    @ParameterizedTest
    @CsvSource({"vi, ''", "en, ''", "vi, auditor", "en, auditor", "vi, operator", "en, operator"})
    void nobody_meets_words_of_another_language_or_a_link_that_is_refused(String language, String account) {
        var ways = new ArrayDeque<>(List.of("/"));
        if (!account.isEmpty()) {
            ways.addAll(EveryPageIT.INSIDE);
            ways.addAll(EveryPageIT.FORMS);
        }
        var figures = figures();
        // forms of an operator are looked at by others, too
        var found =
                figures.from(ways, language, account, figures.names(account), it -> !EveryPageIT.FORMS.contains(it));

        assertThat(found.faults()).isEmpty();
        assertThat(found.seen()).hasSizeGreaterThan(20);
    }

    @ParameterizedTest
    @CsvSource({
        "vi, officer", "en, officer", "vi, approver-vn-20", "en, approver-vn-20",
        "vi, operator", "en, operator", "vi, auditor", "en, auditor"
    })
    void nobody_does_so_at_the_desk(String language, String account) {
        var records = OneOfEach.get();
        var ways = new ArrayDeque<>(List.of("/"));
        ways.addAll(records.ofOfficer());
        ways.addAll(records.ofApprover());
        var desk = desk();
        var names = desk.names(account);
        TYPED.forEach(
                it -> names.addAll(typed(desk.answer(it, language, "auditor").body())));
        // what a finding quotes, and the values that it names, are as lists have them
        LIST.matcher(desk.answer("/api/v1/imports?limit=500", language, "auditor")
                        .body())
                .results()
                .map(it -> "/api/v1/imports/" + it.group(1) + "/rows?limit=500")
                .forEach(it ->
                        names.addAll(typed(desk.answer(it, language, "auditor").body())));
        var found = desk.from(ways, language, account, names, it -> !ways.contains(it));

        assertThat(found.faults()).isEmpty();
        assertThat(found.seen()).hasSizeGreaterThan(40);
    }

    /// What somebody typed: names, reasons and notes are of whatever language they are, codes are nobody's words.
    private static Set<String> typed(String json) {
        var words = new TreeSet<String>();
        for (var text : TEXT.matcher(json).results().map(it -> it.group(1)).toList()) {
            if (!CODE.matcher(text).matches()) {
                words.addAll(List.of(text.split("[^\\p{L}\\p{M}]+")));
            }
        }
        return words;
    }

    @ParameterizedTest
    @ValueSource(strings = {"vi", "en"})
    void what_is_wrong_is_said_in_the_readers_language(String language) {
        // what was asked for and what could have been are codes, which are nobody's words
        var figures = figures();
        var codes = codes(figures.answer("/api/v1/datasets", language, "").body() + " rank api releases");
        for (var address : REFUSED) {
            var answer = figures.answer(address, language, "auditor");
            assertThat(answer.statusCode()).as(address).isBetween(400, 499);
            var foreign = new ArrayList<>(Tongues.foreign(Tongues.page(answer.body()), language));
            foreign.removeAll(codes);
            foreign.removeAll(figures.names("auditor"));
            foreign.removeAll(codes(address));
            assertThat(foreign).as(address).isEmpty();
        }
    }

    private static Set<String> codes(String text) {
        return Arrays.stream(text.split("[^A-Za-z]+")).collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Events that wait", "state: RECOGNISED", "the register", "Show", "parked"})
    void english_is_found_in_vietnamese(String words) {
        assertThat(Tongues.foreign(words, "vi")).isNotEmpty();
    }

    @Test
    void vietnamese_is_not_taken_for_english_and_names_are_nobodys() {
        assertThat(Tongues.foreign("Cơ quan theo dõi, trang sau, nay là quy mô, xem CSV, phần II", "vi"))
                .isEmpty();
        assertThat(Tongues.foreign("Lượt chạy", "en")).isNotEmpty();
        assertThat(Tongues.foreign("Decree 45/2012/NĐ-CP, CSV", "en")).isEmpty();
    }
}
