package vn.cnnt.registry.desk;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.cnnt.events.Labelled;
import vn.cnnt.events.Province;
import vn.cnnt.manners.Called;
import vn.cnnt.manners.page.Address;
import vn.cnnt.manners.page.Surface;

/// The surface of the register. Nobody is led to what they may not read.
@Configuration(proxyBeanMethods = false)
class DeskConfiguration {
    @Bean
    Surface deskSurface() {
        return new Surface(
                "page.surface.desk",
                "page.surface.desk.claim",
                List.of(
                        new Surface.Section("nav.desk", Address.of("/"), "/"),
                        section("enterprises", "/enterprises"),
                        section("recognitions", "/recognitions"),
                        section("grants", "/grants"),
                        section("imports", "/imports"),
                        section("duplicates", "/duplicates"),
                        section("merges", "/merges"),
                        section("reported-figures", "/reported-figures"),
                        section("publication", "/publication"),
                        section("audit", "/audit")),
                new Surface.Search("nav.search", "/enterprises", "/api/v1/enterprises"));
    }

    /// Codes and provinces in the words of findings.
    @Bean
    Called codesInWords() {
        return (code, locale) -> {
            var isEnglish = locale.getLanguage().equals("en");
            return switch (code) {
                case Labelled labelled -> isEnglish ? labelled.en() : labelled.vi();
                case Province province -> isEnglish ? province.en() : province.vi();
                default -> null;
            };
        };
    }

    private static Surface.Section section(String words, String path) {
        return new Surface.Section("nav." + words, Address.of(path), path, "/api/v1" + path);
    }
}
