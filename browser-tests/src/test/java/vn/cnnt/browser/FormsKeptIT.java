package vn.cnnt.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Nothing that was typed at the desk is lost, whatever becomes of the browser, the line or the session.
class FormsKeptIT {
    @Test
    void a_reload_and_a_look_elsewhere_leave_a_form_as_it_was() {
        try (var officer = Officer.at("officer-vn-20")) {
            var name = begun(officer);
            officer.page().reload();
            stands(officer, name);

            officer.page().locator("nav").getByText("Đề án").click();
            officer.page().goBack();
            stands(officer, name);

            officer.opens("/").opens("/enterprises/new");
            stands(officer, name);
        }
    }

    @Test
    void a_line_that_is_cut_while_a_form_is_sent_takes_nothing_with_it() {
        try (var officer = Officer.at("officer-vn-20")) {
            var name = begun(officer);
            officer.look().isOffline(true);
            officer.sends();
            officer.page().waitForURL("chrome-error://**");
            officer.look().isOffline(false);

            officer.opens("/enterprises/new");
            stands(officer, name);
            officer.does();
            assertThat(officer.done()).contains("Đã đăng ký cơ sở");
            officer.opens("/enterprises/new");
            assertThat(officer.control("name").inputValue())
                    .as("what was done leaves no draft")
                    .isEmpty();
        }
    }

    @Test
    void a_session_that_has_ended_is_begun_again_and_the_form_is_sent() {
        try (var officer = Officer.at("officer-vn-20")) {
            var name = begun(officer);
            officer.look().forgotten();
            officer.sends();
            assertThat(officer.said()).contains(name, "Mẫu Sơn");
            officer.page().locator("button.sign-in").click();
            officer.look().identified("officer-vn-20");
            officer.page().waitForURL("**/enterprises/new**");
            stands(officer, name);
            officer.does();
            assertThat(officer.done()).contains("Đã đăng ký cơ sở");
        }
    }

    @Test
    void a_personal_id_is_in_no_draft_and_what_one_has_typed_is_nobody_elses() {
        try (var officer = Officer.at("officer-vn-20")) {
            var name = begun(officer);
            officer.picks("identifier.kind", "PERSONAL_ID").types("identifier.value", "001088012345");
            assertThat(officer.page().evaluate("JSON.stringify(sessionStorage)").toString())
                    .contains(name)
                    .doesNotContain("001088012345");
            officer.page().reload();
            stands(officer, name);
            assertThat(officer.control("identifier.value").inputValue()).isEmpty();

            officer.look().forgotten();
            officer.look().atDesk("officer-vn-42");
            officer.opens("/enterprises/new");
            assertThat(officer.control("name").inputValue()).isEmpty();
        }
    }

    private static String begun(Officer officer) {
        var name = "Cơ sở " + Register.name();
        officer.opens("/enterprises/new")
                .types("name", name)
                .picks("province", "VN-20")
                .picks("legalForm", "COOPERATIVE")
                .types("commune", "Mẫu Sơn")
                .types("note", "gõ dở");
        return name;
    }

    private static void stands(Officer officer, String name) {
        assertThat(officer.control("name").inputValue()).isEqualTo(name);
        assertThat(officer.control("province").inputValue()).isEqualTo("VN-20");
        assertThat(officer.control("legalForm").inputValue()).isEqualTo("COOPERATIVE");
        assertThat(officer.control("commune").inputValue()).isEqualTo("Mẫu Sơn");
        assertThat(officer.control("note").inputValue()).isEqualTo("gõ dở");
    }
}
