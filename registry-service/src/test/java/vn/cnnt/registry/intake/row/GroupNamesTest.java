package vn.cnnt.registry.intake.row;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.cnnt.events.ProductGroup;

class GroupNamesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AGRO_FOOD|AGRO_FOOD",
                "Chế biến nông, lâm, thủy sản và thực phẩm|AGRO_FOOD",
                "Nhóm chế biến nông, lâm, thuỷ sản và thực phẩm|AGRO_FOOD",
                "Chế biến nông, lâm, thủy sản và đồ uống|AGRO_FOOD",
                "Nông, lâm, thủy sản và thực phẩm|AGRO_FOOD",
                "NÔNG - LÂM - THỦY SẢN, THỰC PHẨM|AGRO_FOOD",
                "Sản phẩm chế biến nông sản, thực phẩm|AGRO_FOOD",
                "Nông lâm thủy sản & thực phẩm|AGRO_FOOD",
                "Chế biến thực phẩm|AGRO_FOOD",
                "Thực phẩm, đồ uống|AGRO_FOOD",
                "Nhóm 2: Chế biến nông, lâm, thủy sản|AGRO_FOOD",
                "Agricultural, forestry, fishery products and food|AGRO_FOOD",
                "Thủ công mỹ nghệ|HANDICRAFT",
                "Nhóm sản phẩm thủ công mỹ nghệ|HANDICRAFT",
                "Hàng thủ công, mỹ nghệ|HANDICRAFT",
                "TCMN|HANDICRAFT",
                "I. Nhóm hàng thủ công mỹ nghệ|HANDICRAFT",
                "Thiết bị, máy móc, dụng cụ và phụ tùng cơ khí|MACHINERY",
                "Máy móc, thiết bị, dụng cụ, phụ tùng cơ khí|MACHINERY",
                "Nhóm thiết bị, máy móc|MACHINERY",
                "Cơ khí|MACHINERY",
                "Sản phẩm cơ khí chế tạo|MACHINERY",
                "Các sản phẩm khác|OTHER",
                "Nhóm các sản phẩm khác|OTHER",
                "Sản phẩm khác|OTHER",
                "IV. Khác|OTHER"
            })
    void a_group_is_known_by_the_goods_it_names(String written, ProductGroup group) {
        assertThat(GroupNames.group(written)).contains(group);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Nhóm",
                "Nhóm 1",
                "Sản phẩm",
                "Chế biến",
                "Chế biến gỗ",
                "Mây tre đan",
                "May mặc",
                "Máy",
                "đồ chơi",
                "Thiết bị thực phẩm",
                "Thủ công mỹ nghệ và thực phẩm",
                "Thực phẩm khác",
                "OCOP"
            })
    void what_names_no_group_or_two_is_none(String written) {
        assertThat(GroupNames.group(written)).isEmpty();
    }
}
