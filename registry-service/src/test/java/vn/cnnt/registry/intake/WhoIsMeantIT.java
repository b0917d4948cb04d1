package vn.cnnt.registry.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Which establishment a row means, and of which province what it tells is recorded.
class WhoIsMeantIT extends ImportsOverHttp {
    private static final String HEAD = "Tỉnh;Tên cơ sở;Mã số thuế;Huyện;Tên sản phẩm;Nhóm sản phẩm;Cấp;Năm\n";

    /// Each code is used by one test: the register has one holder of a code.
    @ParameterizedTest
    @CsvSource({
        "2901234560,Công ty cổ phần Chè Vân Long,Lai Châu,Hợp tác xã Gốm sứ Bát Tràng,Hà Nội",
        "2901234578,Công ty cổ phần Chè Tân Uyên,Lai Châu,Công ty cổ phần Chè Tân Uyên,Hà Nội",
        "2901234585,Hợp tác xã Mây tre Phú Vinh,Hà Nội,Công ty TNHH Mây tre Phú Vinh,Hà Nội",
        "2901234592,Công ty TNHH Đá mỹ nghệ Ninh Vân,Hải Phòng,Công ty TNHH Dệt lụa Vạn Phúc,Hải Phòng"
    })
    void a_tax_code_of_clearly_another_is_a_question_with_both_names(
            String code, String holder, String at, String named, String namedAt) throws Exception {
        var valid = withCheckDigit(code.substring(0, 9));
        done(upload("enterprises", "a.csv", text("Tỉnh;Tên cơ sở;Mã số thuế\n" + at + ";" + holder + ";" + valid)));

        for (var list : List.of("recognitions", "enterprises")) {
            var row = list.equals("recognitions")
                    ? HEAD + namedAt + ";" + named + ";" + valid + ";;Bình gốm;TCMN;Tỉnh;2010\n"
                    : "Tỉnh;Tên cơ sở;Mã số thuế\n" + namedAt + ";" + named + ";" + valid + "\n";
            var job = done(upload(list, "b.csv", text(row)));
            assertThat(counts(job))
                    .as(get(job.at("/address").asString() + "/rows").body())
                    .isEqualTo("1 = 0 + 0 + 0 + 1");
            var asked = rows(job, "to-confirm").getFirst();
            assertThat(codes(asked)).startsWith("Mã số thuế tax-code-of-another");
            assertThat(asked.at("/errors/0/message").asString()).contains(valid, holder, at, named, namedAt);
        }
        assertThat(recognitionsOf(holder)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "290123461,Công ty cổ phần Chè Shan Tuyết Mộc Châu,Công ty CP chè Shan tuyết Mộc Châu",
        "290123462,Công ty TNHH Bún khô Đa Mai,Công ty TNHH Bún khô Đa May",
        "290123463,Công ty TNHH Gạch ngói Hợp Thành,Công ty cổ phần Gạch ngói Hợp Thành"
    })
    void a_tax_code_with_nearly_its_name_joins(String digits, String holder, String spelled) throws Exception {
        var code = withCheckDigit(digits);
        done(upload("enterprises", "a.csv", text("Tỉnh;Tên cơ sở;Mã số thuế\nSơn La;" + holder + ";" + code)));
        var row = HEAD + "Sơn La;" + spelled + ";" + code + ";;Chè " + digits + ";Thực phẩm;Tỉnh;2014\n";

        assertThat(counts(done(upload("recognitions", "b.csv", text(row))))).isEqualTo("1 = 1 + 0 + 0 + 0");
        assertThat(recognitionsOf(holder)).hasSize(1);
    }

    @Test
    void within_one_list_a_tax_code_of_another_is_a_question_and_another_one_is_entered_without_it() throws Exception {
        var code = withCheckDigit("290123470");
        var list = HEAD + "Hà Nội;Công ty TNHH Sơn mài Hạ Thái;" + code + ";;Tranh;TCMN;Tỉnh;2010\n"
                + "Hà Nội;Hợp tác xã Nón lá Chuông;" + code + ";;Nón;TCMN;Tỉnh;2010\n";
        var job = done(upload("recognitions", "a.csv", text(list)));
        var confirmed = confirm(job, "{\"lines\": [3], \"codes\": [\"tax-code-of-another\"], \"reason\": \"Nhầm mã\"}");

        assertThat(counts(job)).isEqualTo("2 = 1 + 0 + 0 + 1");
        assertThat(counts(confirmed)).isEqualTo("2 = 2 + 0 + 0 + 0");
        var warnings = rows(job, "accepted").getLast().at("/warnings").toString();
        assertThat(warnings).contains("tax-code-left-out", code, "Sơn mài Hạ Thái");
        var other = enterprise("Hợp tác xã Nón lá Chuông");
        assertThat(other.at("/identifier/kind").asString()).isEqualTo("NONE");
        assertThat(other.at("/note").asString()).contains(code);
    }

    @Test
    void an_officer_can_say_whom_the_tax_code_means() throws Exception {
        var code = withCheckDigit("290123471");
        done(upload(
                "enterprises", "a.csv", text("Tỉnh;Tên cơ sở;Mã số thuế\nHà Nội;Công ty TNHH Gốm Chu Đậu;" + code)));
        var id = enterprise("Công ty TNHH Gốm Chu Đậu").at("/id").asString();
        var list = HEAD + "Hà Nội;Xưởng Bình Minh;" + code + ";;Bình;TCMN;Tỉnh;2010\n";
        var job = done(upload("recognitions", "b.csv", text(list)));
        var confirmed = confirm(job, """
                {"lines": [2], "codes": ["tax-code-of-another"], "enterprise": "%s", "reason": "Tên cũ"}""".formatted(id));

        assertThat(counts(job)).isEqualTo("1 = 0 + 0 + 0 + 1");
        assertThat(counts(confirmed)).isEqualTo("1 = 1 + 0 + 0 + 0");
        assertThat(recognitionsOf("Công ty TNHH Gốm Chu Đậu")).hasSize(1);
    }

    @Test
    void households_of_one_name_in_two_districts_stay_two() throws Exception {
        var name = "Hộ kinh doanh Nguyễn Văn Hùng";
        var list = HEAD + "Lai Châu;" + name + ";;Tam Đường;Miến dong;Thực phẩm;Tỉnh;2010\n"
                + "Lai Châu;" + name + ";;Huyện Sìn Hồ;Mật ong;Thực phẩm;Tỉnh;2010\n"
                + "Lai Châu;" + name + ";;H. Tam Đường;Chè;Thực phẩm;Tỉnh;2011\n"
                + "Lai Châu;" + name + ";;Sìn Hồ;Ngô;Thực phẩm;Tỉnh;2011\n";
        var job = done(upload("recognitions", "a.csv", text(list)));

        assertThat(rows(job, "accepted")).extracting(WhoIsMeantIT::line).containsExactly(2, 4);
        assertThat(rows(job, "to-confirm")).extracting(this::codes).containsOnly("Huyện same-name-other-place");

        var all = confirm(job, "{\"codes\": [\"same-name-other-place\"], \"reason\": \"Hai hộ\"}");
        assertThat(counts(all)).isEqualTo("4 = 4 + 0 + 0 + 0");
        assertThat(enterprises(name)).hasSize(2);
        assertThat(counts(done(upload("recognitions", "again.csv", text(list)))))
                .isEqualTo("4 = 0 + 4 + 0 + 0");
    }

    @Test
    void one_that_the_register_has_is_not_taken_for_either_of_two_households_of_the_list() throws Exception {
        var name = "Hộ kinh doanh Lò Thị Mai";
        done(upload("enterprises", "a.csv", text("Tỉnh;Tên cơ sở\nĐiện Biên;" + name)));
        var list = HEAD + "Điện Biên;" + name + ";;Tuần Giáo;Miến;Thực phẩm;Tỉnh;2010\n" + "Điện Biên;" + name
                + ";;Mường Ảng;Mật;Thực phẩm;Tỉnh;2010\n";
        var job = done(upload("recognitions", "b.csv", text(list)));

        assertThat(counts(job)).isEqualTo("2 = 0 + 0 + 0 + 2");
        assertThat(rows(job, "to-confirm")).extracting(this::codes).containsOnly("Tên cơ sở name-in-several-places");
    }

    @Test
    void two_of_one_name_in_two_communes_are_asked_about_in_a_list_of_establishments() throws Exception {
        var list =
                "Tỉnh;Tên cơ sở;Xã\nYên Bái;Cơ sở Mộc Thành Công;Xã Báo Đáp\nYên Bái;Cơ sở Mộc Thành Công;Xã Tân Đồng\n";
        var job = done(upload("enterprises", "a.csv", text(list)));

        assertThat(counts(job)).isEqualTo("2 = 1 + 0 + 0 + 1");
        assertThat(rows(job, "to-confirm")).extracting(this::codes).containsExactly("Xã same-name-other-place");
    }

    @Test
    void one_name_under_two_tax_codes_is_asked_about() throws Exception {
        var one = withCheckDigit("290123480");
        var other = withCheckDigit("290123481");
        var list = "Tỉnh;Tên cơ sở;Mã số thuế\nHuế;Công ty TNHH Nón Huế;" + one + "\nHuế;Công ty TNHH Nón Huế;" + other;
        var job = done(upload("enterprises", "a.csv", text(list)));

        assertThat(counts(job)).isEqualTo("2 = 1 + 0 + 0 + 1");
        assertThat(rows(job, "to-confirm"))
                .extracting(this::codes)
                .containsExactly("Mã số thuế same-name-other-tax-code");
    }

    @ParameterizedTest
    @CsvSource({
        "Đoàn Kết,Lâm Đồng,Bình Thuận,VN-60,2019",
        "Thống Nhất,Lâm Đồng,Đắk Nông,VN-67,2016",
        "Quyết Thắng,Hải Phòng,Hải Dương,VN-30,2018",
        "Tiến Bộ,Lào Cai,Yên Bái,VN-15@to-2025-06-30,2015"
    })
    void what_a_row_tells_is_of_the_province_that_it_names(String name, String today, String then, String key, int year)
            throws Exception {
        var named = "Hợp tác xã " + name;
        done(upload("enterprises", "a.csv", text("Tỉnh;Tên cơ sở\n" + today + ";" + named + "\n")));
        var list = "Tỉnh;Tên cơ sở;Sản phẩm;Nhóm;Cấp;Năm;Ngày quyết định\n" + then + ";" + named
                + ";Nước mắm;Thực phẩm;Tỉnh;" + year + ";15/08/" + year + "\n";
        var job = done(upload("recognitions", "b.csv", text(list)));

        assertThat(counts(job)).isEqualTo("1 = 1 + 0 + 0 + 0");
        assertThat(recognitionsOf(named)).singleElement().satisfies(recognition -> {
            assertThat(recognition.at("/province").asString()).startsWith(key.substring(0, 5));
            assertThat(recognition.at("/decidedProvince").asString())
                    .isEqualTo(recognition.at("/province").asString());
            assertThat(recognition.at("/province").asString())
                    .isNotEqualTo(enterprise(named).at("/province").asString());
        });
        assertThat(counts(done(upload("recognitions", "c.csv", text(list))))).isEqualTo("1 = 0 + 1 + 0 + 0");
    }

    @Test
    void of_two_provinces_that_became_one_a_name_in_both_is_asked_about() throws Exception {
        var list = "Tỉnh;Tên cơ sở;Sản phẩm;Nhóm;Cấp;Năm\n"
                + "Quảng Bình;HTX Bình Minh Xanh;Mắm;Thực phẩm;Tỉnh;2019\n"
                + "Quảng Trị;HTX Bình Minh Xanh;Nón;TCMN;Tỉnh;2019\n";
        var job = done(upload("recognitions", "a.csv", text(list)));

        assertThat(counts(job)).isEqualTo("2 = 1 + 0 + 0 + 1");
        assertThat(rows(job, "to-confirm")).extracting(this::codes).containsExactly("Tên cơ sở same-name-other-place");
    }

    private JsonNode confirm(JsonNode job, String body) throws Exception {
        var answer = post(job.at("/address").asString() + "/confirm", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private List<JsonNode> recognitionsOf(String name) throws Exception {
        return StreamSupport.stream(enterprise(name).at("/recognitions").spliterator(), false)
                .toList();
    }

    private JsonNode enterprise(String name) throws Exception {
        var found = enterprises(name);
        assertThat(found).as(name).hasSize(1);
        return found.getFirst();
    }

    private List<JsonNode> enterprises(String name) throws Exception {
        var answer = get("/api/v1/enterprises?limit=500&q="
                + java.net.URLEncoder.encode(name, java.nio.charset.StandardCharsets.UTF_8));
        return StreamSupport.stream(JSON.readTree(answer.body()).at("/items").spliterator(), false)
                .filter(found -> found.at("/name").asString().equals(name))
                .toList();
    }

    private static int line(JsonNode row) {
        return row.at("/line").asInt();
    }

    /// The tax code of nine digits.
    private static String withCheckDigit(String nine) {
        var weights = new int[] {31, 29, 23, 19, 17, 13, 7, 5, 3};
        var sum = 0;
        for (var i = 0; i < 9; i++) {
            sum += weights[i] * (nine.charAt(i) - '0');
        }
        var digit = 10 - sum % 11;
        return digit == 10
                ? withCheckDigit(nine.substring(0, 7) + (char) (nine.charAt(7) + 1) + nine.charAt(8))
                : nine + digit;
    }
}
