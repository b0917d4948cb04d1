package vn.cnnt.manners.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.cnnt.manners.Languages;
import vn.cnnt.manners.MannersConfiguration;
import vn.cnnt.manners.Problems;
import vn.cnnt.manners.Refusal;
import vn.cnnt.manners.Words;

class DeniedTest {
    private static final Problems PROBLEMS = new Problems(new Words(MannersConfiguration.messages("manners")));

    static Stream<Arguments> refusals() {
        return Stream.of(
                arguments(
                        Denied.tokenMissing(),
                        401,
                        "Authorization token-missing",
                        "Chưa có token; hãy gửi Authorization: Bearer <token>, hoặc đăng nhập.",
                        "There is no token; send Authorization: Bearer <token>, or sign in."),
                arguments(
                        Denied.tokenExpired(),
                        401,
                        "Authorization token-expired",
                        "Token đã hết hạn; hãy lấy token mới.",
                        "The token has expired; get a new one."),
                arguments(
                        Denied.tokenInvalid(),
                        401,
                        "Authorization token-invalid",
                        "Token không có giá trị ở đây: hãy lấy token của nhà cung cấp danh tính của hệ thống, dành cho"
                                + " cnnt và có preferred_username.",
                        "The token does not count here: take one from the provider of this registry, with the audience"
                                + " cnnt and preferred_username."),
                arguments(
                        Denied.needsRole(List.of(Role.APPROVER)).refusal(),
                        403,
                        "Authorization needs-approver",
                        "Chỉ người duyệt (approver) được làm việc này.",
                        "Only an approver may do this."),
                arguments(
                        Denied.needsRole(List.of(Role.OPERATOR, Role.AUDITOR)).refusal(),
                        403,
                        "Authorization needs-role",
                        "Chỉ những vai trò sau được làm việc này: Kiểm toán (auditor), Vận hành (operator).",
                        "Only these may do this: Auditor (auditor), Operator (operator)."),
                arguments(
                        Denied.needsAuthority(Role.PERSONAL_DATA).refusal(),
                        403,
                        "Authorization needs-authority",
                        "Việc này cần thêm quyền “personal-data”; hãy hỏi người quản lý tài khoản.",
                        "This needs the further authority “personal-data”; ask whoever manages the accounts."),
                arguments(
                        Denied.otherProvince("/province", "VN-42", Set.of("VN-30", "VN-20"))
                                .refusal(),
                        403,
                        "/province other-province",
                        "Việc này thuộc VN-42; tỉnh của bạn là: VN-20, VN-30. Người của tỉnh đó làm được.",
                        "It is about VN-42; your provinces are: VN-20, VN-30. Someone of that province can do it."),
                arguments(
                        Denied.samePerson("lan").refusal(),
                        403,
                        "Authorization same-person",
                        "lan đã nhập việc này, người khác phải quyết định.",
                        "lan entered it, and somebody else has to decide it."),
                arguments(
                        Denied.crossSite(),
                        403,
                        "Authorization cross-site",
                        "Yêu cầu không đến từ trang của hệ thống này: thiếu mã CSRF hoặc mã của phiên khác. Hãy tải lại"
                                + " trang.",
                        "The request does not come from a page of this registry: its CSRF token is missing or of another"
                                + " session. Load the page again."));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void a_refusal_says_in_both_languages_what_would_be_right(
            Refusal refusal, int status, String finding, String vi, String en) {
        assertThat(refusal.status().value()).isEqualTo(status);
        assertThat(refusal.slug()).isEqualTo(status == 401 ? "unauthenticated" : "forbidden");
        assertThat(refusal.findings())
                .extracting(found -> found.field() + " " + found.code())
                .containsExactly(finding);
        assertThat(said(refusal, Languages.VIETNAMESE)).isEqualTo(vi);
        assertThat(said(refusal, Locale.ENGLISH)).isEqualTo(en);
    }

    @Test
    void a_401_says_how_to_say_who_one_is() {
        assertThat(Denied.tokenMissing().headers()).containsEntry("WWW-Authenticate", "Bearer");
        assertThat(Denied.tokenExpired().headers()).containsEntry("WWW-Authenticate", "Bearer error=\"invalid_token\"");
        assertThat(Denied.tokenInvalid().headers()).containsEntry("WWW-Authenticate", "Bearer error=\"invalid_token\"");
    }

    @Test
    void whoever_has_no_province_is_told_so_without_a_gap() {
        var refusal = Denied.otherProvince("/province", "VN-42", Set.of()).refusal();

        assertThat(said(refusal, Locale.ENGLISH)).contains("your provinces are: –.");
    }

    private static String said(Refusal refusal, Locale language) {
        return PROBLEMS.problem(refusal, language).errors().getFirst().message();
    }
}
