package vn.cnnt.registry.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EstablishmentNameTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Công ty Cổ phần Chè Thái Bình | CÔNG TY CP CHÈ THÁI BÌNH",
                "Công ty cổ phần Việt Bắc | CTCP Việt Bắc",
                "C.ty CP Việt Bắc | Cty Cổ phần Việt-Bắc",
                "Hợp tác xã chè Hảo Đạt | HTX chè Hảo Đạt",
                "Hợp tác xã chè Hảo Đạt | H.T.X. chè Hảo Đạt",
                "Liên hiệp hợp tác xã Sông Đà | Liên hiệp HTX Sông Đà",
                "Công ty TNHH một thành viên Thành An | Công ty TNHH MTV Thành An",
                "Công ty TNHH Một Thành Viên Thành An | TNHH 1 thành viên Thành An",
                "Công ty Trách nhiệm hữu hạn Núi Hồng | Công ty TNHH Núi Hồng",
                "Công ty TNHH hai thành viên trở lên Núi Hồng | Công ty TNHH Núi Hồng",
                "Doanh nghiệp tư nhân Long Thuận | DNTN Long Thuận",
                "Hộ kinh doanh Nguyễn Thị Lan | HKD Nguyễn Thị Lan",
                "Hộ kinh doanh cá thể Nguyễn Thị Lan | HKD. Nguyễn Thị Lan",
                "Tổ hợp tác Mây tre | THT mây tre",
                "Cơ sở sản xuất bún ngô Thuận Anh | CSSX bún ngô Thuận Anh",
                "Cơ sở sản xuất bún ngô Thuận Anh | Cơ sở SX bún ngô Thuận Anh",
                "Công ty CP In & Bao bì Bình Thuận | Công ty CP In và Bao bì Bình Thuận",
                "Công ty TNHH SX TM và DV Đức Thành | Công ty TNHH sản xuất, thương mại & dịch vụ Đức Thành",
                "Cơ sở Hoà Bình Xanh | Cơ sở Hòa  Bình Xanh",
                "Công ty CP Kỹ thuật Mỹ Lý | Công ty CP Kĩ thuật Mĩ Lí",
                "Công ty \"Sao Biển\" | Công ty Sao Biển"
            })
    void spellings_of_one_name_are_exactly_the_same(String one, String other) {
        var match = EstablishmentName.of(one).match(EstablishmentName.of(other));

        assertThat(match.isExact())
                .as(EstablishmentName.of(one) + " " + EstablishmentName.of(other))
                .isTrue();
        assertThat(match.why()).isEmpty();
    }

    @Test
    void composed_and_decomposed_accents_are_the_same() {
        var name = "Công ty cổ phần Đường Quảng Ngãi";

        assertThat(EstablishmentName.of(Normalizer.normalize(name, Normalizer.Form.NFD)))
                .isEqualTo(EstablishmentName.of(Normalizer.normalize(name, Normalizer.Form.NFC)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Công ty CP Việt Bắc | Công ty TNHH Việt Bắc | ctcp/tnhh",
                "HTX Chè Hảo Đạt | Chè Hảo Đạt | htx/?",
                "HTX Chè Shan tuyết Cao Bồ | HTX chè Cao Bồ | -shan -tuyet",
                "Công ty CP Việt Bắc | Công ty CP Việt Bấc Hà | +ha",
                "Công ty CP Thành Hương | Công ty CP Thành Hưong | ''",
                "Công ty CP Đồng Tâm | Công ty CP Đồn Tâm | dong/don",
                "Công ty TNHH Hoàng Anh | Công ty TNHH SX TM DV Hoàng Anh | +san_xuat +thuong_mai +dich_vu",
                "HTX mây tre đan Phú Vinh | HTX Phú Vinh mây tre đan | ''",
                "HTX Thành Công | HTX Thành Công 2 | +2",
                "Công ty TNHH Vietbac | Công ty TNHH Viet Bac | ''"
            })
    void near_names_are_found_under_a_common_key_and_say_what_differs(String one, String other, String why) {
        var first = EstablishmentName.of(one);
        var second = EstablishmentName.of(other);

        var match = first.match(second);

        assertThat(match.isNear()).as(match.toString()).isTrue();
        assertThat(match.why()).isEqualTo(why == null ? "" : why);
        assertThat(first.nearKeys()).containsAnyElementsOf(second.nearKeys());
        assertThat(second.match(first).percent()).isEqualTo(match.percent());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Công ty CP đầu tư xây dựng và phát triển Việt Bắc | Công ty CP đầu tư xây dựng và phát triển Việt Nam",
                "Công ty CP Xây dựng Việt Bắc | Công ty CP Thương mại Việt Bắc",
                "Hợp tác xã số 17 | Hợp tác xã số 18",
                "Cơ sở mộc Nguyễn Văn An 1 | Cơ sở mộc Nguyễn Văn An 2",
                "Gốm Bát Tràng | Gốm Bát Đàn",
                "Hộ kinh doanh Nguyễn Thị Lan | Hộ kinh doanh Trần Thị Lan",
                "HTX chè Tân Cương | HTX gốm Phù Lãng"
            })
    void other_names_are_not_near(String one, String other) {
        var match = EstablishmentName.of(one).match(EstablishmentName.of(other));

        assertThat(match.isNear()).as(match.toString()).isFalse();
    }

    @Test
    void a_name_has_few_keys_however_long_it_is() {
        var keys = EstablishmentName.of("Công ty " + "một hai ba bốn năm sáu bảy tám chín mười ".repeat(5))
                .nearKeys();

        assertThat(keys).hasSizeLessThanOrEqualTo(13);
    }

    @Test
    void a_name_that_is_nothing_but_a_form_keeps_it() {
        assertThat(EstablishmentName.of("HTX").key()).isEqualTo("htx");
        assertThat(EstablishmentName.of("&").key()).isEqualTo("va");
        assertThat(EstablishmentName.of("HTX").nearKeys()).isNotEmpty();
    }
}
