package vn.cnnt.reporting.questions.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.cnnt.manners.page.Address;
import vn.cnnt.manners.page.Surface;
import vn.cnnt.reporting.statistics.Places;

/// The surface of the figures.
@Configuration(value = "figurePagesConfiguration", proxyBeanMethods = false)
class PageConfiguration {
    @Bean
    Surface figuresSurface() {
        return new Surface(
                "page.surface.figures",
                "page.surface.figures.claim",
                List.of(
                        new Surface.Section("nav.overview", Address.of("/"), "/"),
                        new Surface.Section(
                                "nav.recognitions",
                                statistics("recognitions", "votingYear,level", "recognised,enterprisesRecognised"),
                                "/statistics/recognitions"),
                        new Surface.Section(
                                "nav.grants",
                                statistics("grants", "planYear", "grants,approved,advanced,settled"),
                                "/statistics/grants"),
                        new Surface.Section(
                                "nav.enterprises",
                                statistics("enterprises", "province", null),
                                "/statistics/enterprises"),
                        new Surface.Section("nav.recognised", Address.of("/recognised"), "/recognised"),
                        new Surface.Section("nav.forms", Address.of("/forms/voting"), "/forms"),
                        new Surface.Section("nav.datasets", Address.of("/datasets"), "/datasets"),
                        new Surface.Section(
                                "operations.nav.operations",
                                Address.of("/operations"),
                                "/operations",
                                "/api/v1/operations")));
    }

    private static Address statistics(String dataset, String by, @Nullable String measures) {
        return Address.of("/statistics/" + dataset)
                .with("by", by)
                .with("measures", measures)
                .with("places", Places.AS_DECIDED.code());
    }
}
