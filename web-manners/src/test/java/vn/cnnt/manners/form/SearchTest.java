package vn.cnnt.manners.form;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.Content;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;
import vn.cnnt.manners.Languages;
import vn.cnnt.manners.Words;
import vn.cnnt.manners.page.Address;
import vn.cnnt.manners.page.Flaws;
import vn.cnnt.manners.page.Frame;
import vn.cnnt.manners.page.Pages;
import vn.cnnt.manners.page.Speech;
import vn.cnnt.manners.page.Surface;
import vn.cnnt.manners.page.Visitor;

class SearchTest {
    private static final Flaws WRONG =
            new Flaws("Không lọc được", null, List.of(new Flaws.Flaw("kind", null, "Không có loại này.")));

    @Test
    void the_controls_have_what_the_address_says_and_carry_what_has_none() {
        var search = new Search(frame("/grants?q=x%22y&state=B&dueBefore=2026-01-01"));

        assertThat(written(search.words("q", "Tên"))).contains("name=\"q\"", "value=\"x&#34;y\"");
        assertThat(written(search.select("state", "Trạng thái", List.of(new Option("A", "a"), new Option("B", "b")))))
                .containsPattern("value=\"B\" selected")
                .doesNotContainPattern("value=\"A\" selected");
        assertThat(written(search.begin("dueBefore", "enterprise")))
                .contains("name=\"dueBefore\" value=\"2026-01-01\"")
                .doesNotContain("enterprise", "lang");
    }

    @Test
    void what_is_wrong_stands_at_its_control_and_is_led_to() {
        var search = new Search(frame("/imports?kind=x"), WRONG, "of-");

        assertThat(written(search.summary())).contains("<a href=\"#of-kind\">Không có loại này.</a>");
        assertThat(written(search.select("kind", "Loại", List.of())))
                .contains(
                        "id=\"of-kind\"",
                        "aria-describedby=\"of-kind-flaw\"",
                        "id=\"of-kind-flaw\">Không có loại này.");
    }

    private static String written(Content content) {
        return new String(Pages.written(content), StandardCharsets.UTF_8);
    }

    private static Frame frame(String address) {
        var messages = new StaticMessageSource();
        messages.setUseCodeAsDefaultMessage(true);
        return new Frame(
                Speech.of(new Words(messages), Languages.VIETNAMESE),
                new Surface("", "", List.of()),
                "",
                Address.of(address),
                false,
                new Frame.Files("", "", "", "", "", ""),
                List.of(),
                null,
                new Visitor(null, null, null));
    }
}
