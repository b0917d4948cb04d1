package vn.cnnt.stack.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LegalFormTest {
    @Test
    void the_beginning_of_a_name_tells_the_legal_form() {
        Map.ofEntries(
                        Map.entry("Công ty CP Dược Hà Tĩnh", LegalForm.JSC),
                        Map.entry("Công ty cổ phần Tấn Trường Lộc", LegalForm.JSC),
                        Map.entry("Công ty TNHH MTV sản xuất cơ khí Thu Giang", LegalForm.LLC_ONE_MEMBER),
                        Map.entry("Công ty TNHH Một thành viên An Bình", LegalForm.LLC_ONE_MEMBER),
                        Map.entry("Công ty TNHH Núi Hồng", LegalForm.LLC),
                        Map.entry("Công ty hợp danh An Bình", LegalForm.PARTNERSHIP),
                        Map.entry("DNTN Đức Phát", LegalForm.PRIVATE_ENTERPRISE),
                        Map.entry("Doanh nghiệp tư nhân Long Thuận", LegalForm.PRIVATE_ENTERPRISE),
                        Map.entry("Liên hiệp HTX Miền Núi", LegalForm.COOPERATIVE_UNION),
                        Map.entry("HTX chè Hảo Đạt", LegalForm.COOPERATIVE),
                        Map.entry("Hợp tác xã Mã Châu", LegalForm.COOPERATIVE),
                        Map.entry("Tổ hợp tác Đan lát", LegalForm.COOPERATIVE_GROUP),
                        Map.entry("Hộ kinh doanh Phạm Thị Hội", LegalForm.HOUSEHOLD),
                        Map.entry("Xí nghiệp Chè Tây Sơn", LegalForm.OTHER),
                        Map.entry("Công ty Lương thực Trà Vinh", LegalForm.OTHER),
                        Map.entry("Bầu Mây", LegalForm.OTHER))
                .forEach((name, form) -> assertThat(LegalForm.of(name)).as(name).isEqualTo(form));
    }

    @Test
    void a_beginning_counts_as_whole_words_only() {
        assertThat(LegalForm.of("HTXanh")).isEqualTo(LegalForm.OTHER);
    }
}
