package vn.cnnt.registry.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.manners.finding.Findings;

class HttpsAddressRuleTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://congbao.langson.gov.vn/van-ban/1302-QD-UBND.pdf",
                "HTTPS://vanban.vn:8443/a?so=1302#trang-2",
                "https://vanban.vn/quyết-định-1302.pdf",
                "  https://vanban.vn/1.pdf  "
            })
    void an_address_over_https_is_taken(String text) {
        var findings = new Findings();

        assertThat(read(text, findings)).isEqualTo(text.strip());
        assertThat(findings.all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://vanban.vn/1.pdf",
                "javascript:alert(1)",
                "data:text/html,1",
                "//vanban.vn/1.pdf",
                "vanban.vn/1.pdf",
                "https:///1.pdf",
                "https:1.pdf",
                "https://lan:matkhau@vanban.vn/1.pdf",
                "https://lan@vanban.vn/1.pdf",
                "https://vanban.vn/quyết định.pdf",
                "https://vanban.vn/\"onclick=",
                "https://vanban.vn/1.pdf\nX: y",
                "https://[vanban.vn/1.pdf"
            })
    void any_other_is_refused(String text) {
        var findings = new Findings();
        read(text, findings);

        assertThat(findings.all()).extracting(Finding::code).containsExactly("not-https-address");
    }

    @Test
    void of_nothing_nothing_is_kept() {
        var findings = new Findings();

        assertThat(read("   ", findings)).isNull();
        assertThat(findings.all()).isEmpty();
    }

    private static String read(String text, Findings findings) {
        try {
            var asked = Asked.class.getDeclaredField("address").getAnnotation(HttpsAddress.class);
            return new HttpsAddressRule().read(text, asked, "/documentUrl", findings);
        } catch (NoSuchFieldException e) {
            throw new AssertionError(e);
        }
    }

    private record Asked(@HttpsAddress String address) {}
}
