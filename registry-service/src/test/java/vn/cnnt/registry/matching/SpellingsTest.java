package vn.cnnt.registry.matching;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.cnnt.registry.reference.Wording;

class SpellingsTest {
    @ParameterizedTest
    @CsvSource({
        "HTX Mai Anh,hop tac xa mai anh",
        "Hợp tác xã Mai Anh,htx mai anh",
        "CTCP Chè,cong ty co phan che",
        "Công ty cổ phần Chè,ctcp che",
        "Công ty cổ phần Chè,cong ty cp che",
        "Cty TNHH Một thành viên An,cong ty tnhh mtv an",
        "DNTN An,doanh nghiep tu nhan an",
        "hộ kinh doanh An,hkd an",
        "tổ hợp tác Sen,tht sen"
    })
    void a_legal_form_is_looked_for_in_its_other_spellings(String asked, String written) {
        assertThat(Spellings.of(Wording.searched(asked)))
                .startsWith(Wording.folded(asked))
                .contains(written);
    }

    @Test
    void what_has_none_is_looked_for_as_it_is() {
        assertThat(Spellings.of("mai anh")).containsExactly("mai anh");
        assertThat(Spellings.of("htxx")).containsExactly("htxx");
    }
}
