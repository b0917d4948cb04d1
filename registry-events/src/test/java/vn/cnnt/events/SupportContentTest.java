package vn.cnnt.events;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.cnnt.events.SupportContent.*;

import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SupportContentTest {
    /// Nine in Điều 4 of the decree of 2012, a tenth since the one of 2025.
    @Test
    void there_are_ten_groups() {
        var groups = Arrays.stream(values()).map(SupportContent::group).distinct();
        assertThat(groups)
                .containsExactly(
                        TRAINING,
                        MANAGEMENT_CAPACITY,
                        TECHNOLOGY,
                        PRODUCT_DEVELOPMENT,
                        CONSULTING,
                        COMMUNICATION,
                        LINKAGE_CLUSTER,
                        INTERNATIONAL,
                        PROGRAM_CAPACITY,
                        DIGITAL_SUSTAINABLE);
    }

    @ParameterizedTest
    @EnumSource
    void a_group_belongs_to_itself(SupportContent content) {
        assertThat(content.group().group()).isEqualTo(content.group());
    }

    @Test
    void a_leaf_belongs_to_its_group() {
        assertThat(DEMO_MODEL.group()).isEqualTo(TECHNOLOGY);
        assertThat(RECOGNITION_REWARD.group()).isEqualTo(PRODUCT_DEVELOPMENT);
        assertThat(TV_PROGRAMME.group()).isEqualTo(COMMUNICATION);
        assertThat(POLLUTION.group()).isEqualTo(LINKAGE_CLUSTER);
    }

    @Test
    void only_the_newest_group_has_a_first_day() {
        assertThat(DIGITAL_SUSTAINABLE.validFrom()).isEqualTo(LocalDate.of(2025, 10, 15));
        assertThat(values()).filteredOn(content -> content.validFrom() != null).containsExactly(DIGITAL_SUSTAINABLE);
    }

    @Test
    void these_are_contracted_without_a_beneficiary() {
        assertThat(values())
                .filteredOn(content -> !content.needsBeneficiaries())
                .containsExactly(TRAINING, VOTING_ROUND, COMMUNICATION, TV_PROGRAMME, PROGRAM_CAPACITY);
    }

    @Test
    void these_are_fairs() {
        assertThat(values()).filteredOn(SupportContent::isFair).containsExactly(FAIR_DOMESTIC, FAIR_ABROAD);
    }

    @ParameterizedTest
    @EnumSource
    void each_has_a_name_in_both_languages(SupportContent content) {
        assertThat(content.vi()).isNotBlank();
        assertThat(content.en()).isNotBlank();
    }
}
