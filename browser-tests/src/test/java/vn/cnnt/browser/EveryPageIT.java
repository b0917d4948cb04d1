package vn.cnnt.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
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

    private static final int WIDE = 1280;
    private static final int NARROW = 320;

    @Test
    void nothing_stands_in_anybodys_way_and_nothing_is_refused_by_its_policy() {
        var faults = new ArrayList<String>();
        for (var language : List.of("vi", "en")) {
            try (var look = Look.at(WIDE, ColorScheme.LIGHT, language)) {
                for (var address : PAGES) {
                    look.open(address);
                    faults.addAll(faults(look, address + " " + language, ColorScheme.LIGHT, WIDE, List.of()));
                    faults.addAll(faults(look, address + " " + language, ColorScheme.DARK, WIDE, OF_LOOKS));
                    faults.addAll(faults(look, address + " " + language, ColorScheme.DARK, NARROW, List.of()));
                    faults.addAll(faults(look, address + " " + language, ColorScheme.LIGHT, NARROW, OF_LOOKS));
                    look.page().setViewportSize(WIDE, 900);
                }
                look.complaints().stream()
                        // a page that tells of an error is one
                        .filter(it -> !it.startsWith("Failed to load resource: the server responded"))
                        .forEach(it -> faults.add(language + ": " + it));
            }
        }

        assertThat(faults).isEmpty();
    }

    /// @param rules all where there are none
    private static List<String> faults(Look look, String where, ColorScheme scheme, int width, List<String> rules) {
        look.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        look.page().setViewportSize(width, 900);
        var axe = new AxeBuilder(look.page());
        var faults = new ArrayList<String>();
        for (var violation :
                (rules.isEmpty() ? axe : axe.withRules(rules)).analyze().getViolations()) {
            faults.add("%s %s %d: %s %s"
                    .formatted(
                            where,
                            scheme,
                            width,
                            violation.getId(),
                            violation.getNodes().getFirst().getHtml()));
        }
        if (look.overhang() > 0) {
            faults.add("%s %d: reaches %d px beyond the window".formatted(where, width, look.overhang()));
        }
        return faults;
    }
}
