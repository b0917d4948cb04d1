package vn.cnnt.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
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
            "/nothing",
            "/statistics/grants?by=nothing");

    @Test
    void nothing_stands_in_anybodys_way_and_nothing_is_refused_by_its_policy() {
        var faults = new ArrayList<String>();
        for (var language : List.of("vi", "en")) {
            for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                for (var width : new int[] {1280, 320}) {
                    try (var look = Look.at(width, scheme, language)) {
                        for (var address : PAGES) {
                            look.open(address);
                            var where = address + " " + language + " " + scheme + " " + width + ": ";
                            for (var violation :
                                    new AxeBuilder(look.page()).analyze().getViolations()) {
                                faults.add(where + violation.getId() + " "
                                        + violation.getNodes().getFirst().getHtml());
                            }
                            if (look.overhang() > 0) {
                                faults.add(where + "reaches " + look.overhang() + " px beyond the window");
                            }
                        }
                        look.complaints().stream()
                                // a page that tells of an error is one
                                .filter(it -> !it.startsWith("Failed to load resource: the server responded"))
                                .forEach(it -> faults.add(language + " " + scheme + " " + width + ": " + it));
                    }
                }
            }
        }

        assertThat(faults).isEmpty();
    }
}
