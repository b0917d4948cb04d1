package vn.cnnt.registry.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;
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
                case Province province -> named(province, isEnglish);
                // as refusals name the provinces of whoever acts
                case String key when key.startsWith("VN-") -> named(Province.find(key), isEnglish);
                default -> null;
            };
        };
    }

    private static @Nullable String named(@Nullable Province province, boolean isEnglish) {
        return province == null ? null : isEnglish ? province.en() : province.vi();
    }

    private static Surface.Section section(String words, String path) {
        return new Surface.Section("nav." + words, Address.of(path), path, "/api/v1" + path);
    }
}
