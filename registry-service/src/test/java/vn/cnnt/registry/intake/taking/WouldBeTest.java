package vn.cnnt.registry.intake.taking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.cnnt.events.EnterpriseDetails;
import vn.cnnt.events.Identifier;
import vn.cnnt.events.IdentifierKind;
import vn.cnnt.events.LegalForm;
import vn.cnnt.events.Province;
import vn.cnnt.events.WireFormat;
import vn.cnnt.registry.enterprise.Enterprise;
import vn.cnnt.registry.enterprise.ImportedEnterprises.Entry;
import vn.cnnt.registry.enterprise.Namesake;
import vn.cnnt.registry.web.Spoken;

class WouldBeTest {
    private final WouldBe wouldBe = new WouldBe();

    @ParameterizedTest
    @ValueSource(strings = {"CTCP Chè Thái Bình", "công ty CP chè thái bình", "Cty Cổ phần Chè Thái-Bình"})
    void a_name_that_differs_in_writing_only_is_the_same(String spelled) {
        wouldBe.add("would-be-1", enterprise("Công ty Cổ phần Chè Thái Bình", List.of()));

        assertThat(wouldBe.namesakes(entry(spelled)))
                .singleElement()
                .satisfies(namesake -> assertThat(namesake.match().isExact()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Công ty TNHH Chè Thái Bình",
                "Công ty Cổ phần Chè Thái Bình Lạng Sơn",
                "Công ty Cổ phần Chè Thái Bìn",
                "HTX Chè Thái Bình"
            })
    void a_name_that_is_nearly_it_is_found_and_not_the_same(String spelled) {
        wouldBe.add("would-be-1", enterprise("Công ty Cổ phần Chè Thái Bình", List.of()));

        assertThat(wouldBe.namesakes(entry(spelled)))
                .singleElement()
                .satisfies(namesake -> assertThat(namesake.match().isExact()).isFalse());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Công ty Cổ phần Mac ca & Sa chi Lạng Sơn", "CTCP Macca Sachi Lạng Sơn"})
    void two_spellings_of_one_foreign_word_are_near(String spelled) {
        wouldBe.add("would-be-1", enterprise("Công ty Cổ phần Macca & Sachi Lạng Sơn", List.of()));

        assertThat(wouldBe.namesakes(entry(spelled))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTX chè Hảo Đạt", "HTX chè Tuyết Hương", "Hợp tác xã Sen Việt"})
    void another_name_is_another(String spelled) {
        wouldBe.add("would-be-1", enterprise("HTX chè an toàn Nguyên Việt", List.of()));
        wouldBe.add("would-be-2", enterprise("Công ty TNHH xuất nhập khẩu Hương Sen Việt", List.of()));

        assertThat(wouldBe.namesakes(entry(spelled))).isEmpty();
    }

    @Test
    void an_alias_is_a_name() {
        wouldBe.add("would-be-1", enterprise("Công ty A", List.of("Cơ sở Bánh Bà Ba")));

        assertThat(wouldBe.namesakes(entry("cơ sở bánh bà ba")))
                .extracting(Namesake::id)
                .containsExactly("would-be-1");
    }

    @Test
    void another_province_of_today_is_another_place() {
        wouldBe.add("would-be-1", enterprise("HTX Chè Thái Bình", List.of()));

        assertThat(wouldBe.namesakes(entry("HTX Chè Thái Bình", "VN-42"))).isEmpty();
    }

    private static Enterprise enterprise(String name, List<String> aliases) {
        var details = EnterpriseDetails.of(
                name, aliases, new Identifier(IdentifierKind.NONE, null), LegalForm.OTHER, Province.of("VN-20"));
        return new Enterprise(details, List.of(), List.of());
    }

    private static Entry entry(String name) {
        return entry(name, "VN-20");
    }

    private static Entry entry(String name, String province) {
        var body = WireFormat.JSON
                .createObjectNode()
                .put("name", name)
                .put("legalForm", "OTHER")
                .put("province", province);
        return Entry.read(Spoken.BINDER, body);
    }
}
