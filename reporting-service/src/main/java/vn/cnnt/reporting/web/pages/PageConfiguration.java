package vn.cnnt.reporting.web.pages;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.cnnt.manners.page.Address;
import vn.cnnt.manners.page.Surface;

/// The surface of the figures.
@Configuration(value = "figurePagesConfiguration", proxyBeanMethods = false)
class PageConfiguration {
    @Bean
    Surface figuresSurface() {
        return new Surface(
                "page.surface.figures", "page.surface.figures.claim", List.of(section("datasets", "/datasets")));
    }

    private static Surface.Section section(String words, String path) {
        return new Surface.Section("nav." + words, Address.of(path), path);
    }
}
