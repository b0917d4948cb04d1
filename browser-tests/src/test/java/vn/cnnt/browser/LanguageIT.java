package vn.cnnt.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
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

/// Whoever reads one language meets no word of the other one but names, wherever the links of the figures and of the
/// operations lead; and no link leads to what is refused.
@Order(2)
class LanguageIT {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();

    /// Pages that are made alike are looked at so many times.
    private static final int OF_ONE_SHAPE = 3;

    private static final Pattern ID =
            Pattern.compile("/(VN-[0-9]{2}|[eg]-[a-z0-9]+|rebuild-[0-9a-f-]+|as-of-[0-9a-f-]+)");

    /// What makes a page another one, beside its path.
    private static final Set<String> SHAPING =
            Set.of("q", "seen", "settled", "release", "run", "review", "done", "cursor");

    /// Pages of the surfaces; the rest are programs' and the provider's.
    private static final Pattern PAGES = Pattern.compile(
            "/((statistics|provinces|forms|datasets|recognised|operations|runs|parked|reconciliation|releases"
                    + "|audit|me)([/?].*+)?|[?].*+)?");

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
        var names = names(account);
        var faults = new ArrayList<String>();
        var seen = new TreeSet<String>();
        var shapes = new HashMap<String, Integer>();
        while (!ways.isEmpty()) {
            var address = ways.remove();
            if (seen.contains(address) || shapes.merge(shape(address), 1, Integer::sum) > OF_ONE_SHAPE) {
                continue;
            }
            seen.add(address);
            var page = Tongues.page(asked(address, language, account, faults));
            var foreign = new ArrayList<>(Tongues.foreign(page, language));
            foreign.removeAll(names);
            if (!foreign.isEmpty()) {
                faults.add(address + " " + language + ": " + String.join(", ", foreign));
            }
            Tongues.links(page).stream()
                    .filter(it -> PAGES.matcher(it).matches() && !it.contains("lang=") && !it.contains("format="))
                    .map(it -> it.replaceAll("#.*+", ""))
                    .forEach(ways::add);
        }

        assertThat(faults).isEmpty();
        assertThat(seen).hasSizeGreaterThan(20);
    }

    /// A page that leads there leads nowhere.
    private static String asked(String address, String language, String account, List<String> faults) {
        var answer = answer(address, language, account);
        // what is not for this account is offered to none; forms of an operator are looked at by others, too
        if (answer.statusCode() != 200 && answer.statusCode() != 403 && !EveryPageIT.FORMS.contains(address)) {
            faults.add(address + " is answered " + answer.statusCode());
        }
        return answer.body();
    }

    @ParameterizedTest
    @ValueSource(strings = {"vi", "en"})
    void what_is_wrong_is_said_in_the_readers_language(String language) {
        // what was asked for and what could have been are codes, which are nobody's words
        var codes = codes(answer("/api/v1/datasets", language, "").body() + " rank api releases");
        for (var address : REFUSED) {
            var answer = answer(address, language, "auditor");
            assertThat(answer.statusCode()).as(address).isBetween(400, 499);
            var foreign = new ArrayList<>(Tongues.foreign(Tongues.page(answer.body()), language));
            foreign.removeAll(codes);
            foreign.removeAll(names("auditor"));
            foreign.removeAll(codes(address));
            assertThat(foreign).as(address).isEmpty();
        }
    }

    /// Whoever has signed in is called by their name.
    private static Set<String> names(String account) {
        return account.isEmpty()
                ? Set.of()
                : new TreeSet<>(
                        List.of(answer("/api/v1/me", "vi", account).body().split("[^\\p{L}]+")));
    }

    private static Set<String> codes(String text) {
        return Arrays.stream(text.split("[^A-Za-z]+")).collect(Collectors.toCollection(TreeSet::new));
    }

    private static HttpResponse<String> answer(String address, String language, String account) {
        var request = HttpRequest.newBuilder(URI.create(Stack.get().reporting() + address))
                .header("Accept", address.startsWith("/api/") ? "application/json" : "text/html")
                .header("Accept-Language", language);
        if (!account.isEmpty()) {
            request.header("Authorization", "Bearer " + Stack.get().token(account));
        }
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(address, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static String shape(String address) {
        var query = address.indexOf('?');
        var path = query < 0 ? address : address.substring(0, query);
        var asked = query < 0
                ? ""
                : Arrays.stream(address.substring(query + 1).split("&"))
                        .map(it -> it.split("=", 2)[0])
                        .filter(SHAPING::contains)
                        .sorted()
                        .collect(Collectors.joining("&"));
        return ID.matcher(path).replaceAll("/_") + "?" + asked;
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
