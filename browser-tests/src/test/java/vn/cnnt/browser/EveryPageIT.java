package vn.cnnt.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What holds of every page, however it is looked at.
class EveryPageIT {
    static final List<String> PAGES = List.of(
            "/",
            "/?measure=grants.approved&level=NATIONAL&year=2020&places=as-decided",
            "/statistics/recognitions?by=votingYear,level&measures=recognised,enterprisesRecognised&places=as-decided",
            "/statistics/grants?by=province&places=current",
            "/statistics/grants?by=content,source&places=as-decided",
            "/statistics/enterprises?by=province&places=as-decided",
            "/statistics/valid-certificates?by=year&places=current",
            "/statistics/recognitions?by=level&votingYear=1950&places=current",
            "/statistics/supported-enterprises/explanation?measure=enterprises&places=current",
            "/provinces/VN-20?places=current&year=2020&level=NATIONAL",
            "/provinces/VN-27",
            "/forms/voting",
            "/forms/results?year=2020&province=VN-20",
            "/forms/funding?year=2020",
            "/datasets",
            "/datasets/grants",
            "/recognised?level=NATIONAL",
            "/recognised?q=khong-co-gi-nhu-the",
            "/nothing",
            "/statistics/grants?by=nothing");

    /// What the colours and the width of a page decide; the other rules hold of it however it is looked at.
    private static final List<String> OF_LOOKS =
            List.of("color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable");

    private static final ExecutorService OTHER =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());

    private static final int WIDE = 1280;
    private static final int NARROW = 320;

    /// Addresses of the figures that an auditor sees beyond everybody's.
    static final List<String> INSIDE = List.of(
            "/statistics/supported-enterprises/explanation?measure=enterprises&places=current&province=VN-20",
            "/statistics/grants/explanation?measure=approved&places=current&seen=1@2020-01-01T00:00:00Z",
            "/operations",
            "/runs",
            "/runs/new",
            "/runs/live-1",
            "/runs/live-1/comparison",
            "/runs/live-1/certificate",
            "/parked",
            "/parked/unaddressed",
            "/parked?settled=true",
            "/reconciliation",
            "/releases",
            "/audit?actor=nobody",
            "/audit/verification",
            "/me",
            "/runs/live-1/pause");

    /// A table that is cards on a phone has its heading above them, as wide as they are.
    private static final String NARROW_HEADINGS = """
            [...document.querySelectorAll('table.cards caption:not(.vh)')].filter(it =>
                it.getBoundingClientRect().width < 0.9 * it.parentElement.getBoundingClientRect().width).length""";

    /// Forms that an operator fills in.
    static final List<String> FORMS = List.of(
            "/runs/new?review=true&kind=AS_OF&reason=x&recordedAt=1/1/2026%207:20",
            "/runs/live-1/pause",
            "/runs/live-1/activate",
            "/runs/live-1/data/deletion",
            "/parked/unaddressed/redrive",
            "/parked/unaddressed/discard",
            "/releases/new");

    /// Addresses of the desk that an officer sees who may take in lists.
    static final List<String> DESK = List.of(
            "/",
            "/enterprises",
            "/enterprises?q=viet%20bac",
            "/enterprises?q=khongcogi",
            "/enterprises/new",
            "/grants",
            "/grants/new",
            "/recognitions",
            "/recognitions?status=APPLIED",
            "/duplicates",
            "/merges",
            "/merges/new",
            "/imports",
            "/imports?kind=grants&state=FAILED",
            "/imports?state=nothing",
            "/reported-figures",
            "/reported-figures?form=VOTING&province=VN-20",
            "/reported-figures/new",
            "/reported-figures/new?form=VOTING",
            "/me",
            "/nothing");

    /// Addresses of the desk that an operator sees.
    static final List<String> DESK_OF_OPERATOR = List.of("/publication", "/publication/republish", "/imports");

    /// Addresses of the desk that an auditor sees.
    static final List<String> DESK_OF_AUDITOR =
            List.of("/publication", "/audit?actor=nobody", "/audit", "/audit/verification");

    @Test
    void the_same_holds_of_the_desk() {
        assertThat(looks(look -> {}, List.of("/"), Look::desk)).isEmpty();
        assertThat(atDesk("officer", DESK)).isEmpty();
        assertThat(atDesk("operator", DESK_OF_OPERATOR)).isEmpty();
        assertThat(atDesk("auditor", DESK_OF_AUDITOR)).isEmpty();
    }

    @Test
    void the_same_holds_of_every_page_of_one_record() {
        var records = OneOfEach.get();
        assertThat(atDesk("officer", records.ofOfficer())).isEmpty();
        assertThat(atDesk("approver-vn-20", records.ofApprover())).isEmpty();
    }

    private static List<String> atDesk(String account, List<String> addresses) {
        return looks(look -> look.atDesk(account), addresses, Look::desk);
    }

    @Test
    void nothing_stands_in_anybodys_way_and_nothing_is_refused_by_its_policy() {
        assertThat(looks(null, PAGES)).isEmpty();
    }

    @Test
    void the_same_holds_of_what_an_auditor_sees() {
        assertThat(looks("auditor", INSIDE)).isEmpty();
    }

    /// A release shows its figures with the live ones beside them; as do its forms and explanations.
    @Test
    void the_same_holds_of_a_release_and_of_a_run() {
        var release = Runs.released();
        var named = "release=" + URLEncoder.encode(release.name(), StandardCharsets.UTF_8);
        assertThat(looks(
                        null,
                        List.of(
                                "/?" + named,
                                "/statistics/recognitions?by=votingYear&measures=recognised&" + named,
                                "/statistics/grants/explanation?measure=approved&" + named,
                                "/provinces/VN-20?" + named,
                                "/forms/results?year=2020&" + named,
                                "/recognised?level=NATIONAL&" + named)))
                .isEmpty();
        assertThat(looks(
                        "auditor",
                        List.of(
                                "/releases",
                                "/runs/" + release.run(),
                                "/runs/" + release.run() + "/certificate",
                                "/?run=" + release.run(),
                                "/recognised?level=NATIONAL&run=" + release.run())))
                .isEmpty();
    }

    @Test
    void the_same_holds_of_what_an_operator_fills_in() {
        assertThat(looks("operator", FORMS)).isEmpty();
    }

    /// @return what is wrong with the pages
    private static List<String> looks(@Nullable String account, List<String> addresses) {
        return looks(
                look -> {
                    if (account != null) {
                        look.signedIn(account);
                    }
                },
                addresses,
                Look::open);
    }

    /// The languages side by side, each in a browser of its own.
    private static List<String> looks(
            Consumer<Look> signing, List<String> addresses, BiConsumer<Look, String> opening) {
        var english = OTHER.submit(() -> looks("en", signing, addresses, opening));
        var faults = looks("vi", signing, addresses, opening);
        try {
            faults.addAll(english.get());
        } catch (ExecutionException e) {
            throw new IllegalStateException("the English pages could not be looked at", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        return faults;
    }

    private static List<String> looks(
            String language, Consumer<Look> signing, List<String> addresses, BiConsumer<Look, String> opening) {
        var faults = new ArrayList<String>();
        try (var look = Look.at(WIDE, ColorScheme.LIGHT, language)) {
            signing.accept(look);
            for (var address : addresses) {
                opening.accept(look, address);
                var where = address + " " + language;
                Markup.errors(look.written()).forEach(it -> faults.add(where + ": " + it));
                faults.addAll(faults(look, where, ColorScheme.LIGHT, WIDE, List.of()));
                faults.addAll(faults(look, where, ColorScheme.DARK, WIDE, OF_LOOKS));
                faults.addAll(faults(look, where, ColorScheme.DARK, NARROW, List.of()));
                faults.addAll(faults(look, where, ColorScheme.LIGHT, NARROW, OF_LOOKS));
                look.page().setViewportSize(WIDE, 900);
            }
            look.complaints().stream()
                    // a page that tells of an error is one
                    .filter(it -> !it.startsWith("Failed to load resource: the server responded"))
                    .forEach(it -> faults.add(language + ": " + it));
        }
        return faults;
    }

    /// @param rules of accessibility to ask for; all where there are none
    private static List<String> faults(Look look, String where, ColorScheme scheme, int width, List<String> rules) {
        look.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        look.page().setViewportSize(width, 900);
        var faults = new ArrayList<String>();
        for (var violation : Axe.violations(look.page(), rules)) {
            faults.add("%s %s %d: %s".formatted(where, scheme, width, violation));
        }
        if (look.overhang() > 0) {
            faults.add("%s %d: reaches %d px beyond the window".formatted(where, width, look.overhang()));
        }
        if (((Number) look.page().evaluate(NARROW_HEADINGS)).intValue() > 0) {
            faults.add("%s %d: the heading of a list stands beside it".formatted(where, width));
        }
        return faults;
    }
}
