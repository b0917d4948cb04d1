package vn.cnnt.manners;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalIdTest {
    private static final String PERSON = "001203004567";
    private static final long SEED = 20261128;

    private final Random random = new Random(SEED);

    @Test
    void a_number_in_all_2048_groupings_and_with_each_separator_is_found() {
        for (var separator :
                List.of(" ", ".", "-", "\u00a0", "\u2013", " - ", "  ", "\u200b", "\u2212", "\n", "\u202f")) {
            for (var cuts = 0; cuts < 1 << 11; cuts++) {
                var text = grouped(PERSON, cuts, separator);
                assertThat(PersonalId.isIn(text)).as(text).isTrue();
                assertThat(PersonalId.isIn("CCCD " + text + ", cấp tại Hà Nội"))
                        .as(text)
                        .isTrue();
                assertThat(PersonalId.of(text)).as(text).isEqualTo(PERSON);
            }
        }
    }

    @Test
    void separators_may_be_mixed() {
        var separators = List.of(" ", ".", "-", "");
        for (var i = 0; i < 20_000; i++) {
            var person = person();
            var text = new StringBuilder();
            for (var digit : person.split("")) {
                text.append(text.isEmpty() ? "" : separators.get(random.nextInt(separators.size())))
                        .append(digit);
            }
            assertThat(PersonalId.isIn(text.toString())).as(text.toString()).isTrue();
            assertThat(PersonalId.of(text.toString())).isEqualTo(person);
        }
    }

    @Test
    void digits_of_every_script_are_digits() {
        var zeros = new ArrayList<Integer>();
        for (var point = 0; point <= Character.MAX_CODE_POINT; point++) {
            if (Character.getType(point) == Character.DECIMAL_DIGIT_NUMBER && Character.digit(point, 10) == 0) {
                zeros.add(point);
            }
        }
        assertThat(zeros).hasSizeGreaterThan(60);
        for (var zero : zeros) {
            var text = PERSON.chars()
                    .map(digit -> zero + digit - '0')
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            assertThat(PersonalId.isIn("số " + text + ".")).as(text).isTrue();
            assertThat(PersonalId.withheld(text)).isEqualTo("************");
            assertThat(PersonalId.of(text)).isEqualTo(PERSON);
        }
    }

    @Test
    void small_circled_and_hidden_digits_are_digits() {
        assertThat(PersonalId.isIn("⁰⁰¹²⁰³⁰⁰⁴⁵⁶⁷")).isTrue();
        assertThat(PersonalId.isIn("⓪⓪①②⓪③⓪⓪④⑤⑥⑦")).isTrue();
        assertThat(PersonalId.isIn("0\ufe0f\u20e30\ufe0f\u20e31203004567")).isTrue();
        assertThat(PersonalId.isIn("0\u00ad012\u206003004567")).isTrue();
    }

    @Test
    void within_a_longer_number_it_is_none() {
        for (var digit = 0; digit <= 9; digit++) {
            assertThat(PersonalId.isIn(digit + PERSON)).isFalse();
            assertThat(PersonalId.isIn(PERSON + digit)).isFalse();
        }
        assertThat(PersonalId.isIn("1.001.234.567.890 đồng")).isFalse();
        assertThat(PersonalId.isIn("12.050.123.456.789")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1234/QĐ-UBND",
                "0912 345 678 - 0987 654 321",
                "0912345678; 0987654321",
                "+84 24 3825 1234",
                "024.3825.1234 - 024.3826.5678",
                "0314409058-002",
                "0100233488 - 0314409058-002",
                "09.01.2024 - 10.02.2025",
                "01-01-2024 - 15-06-2024",
                "2025-01-01 - 2025-02-10",
                "2026-01-09T08:15:00.012345Z",
                "000203004567",
                "097203004567",
                "001403004567",
                "100123456789",
                "300.000.000 đồng; 1.000.000.000 đồng",
                "Số 012/2024/TT-BCT ngày 01/02/2024",
                "e-01k9f0zq2m7c3n1d5t8b4x6",
                "i-019ac0b4e2f14d001203004567",
                "********567"
            })
    void what_stands_in_lists_passes(String text) {
        assertThat(PersonalId.isIn(text)).isFalse();
        assertThat(PersonalId.withheld(text)).isEqualTo(text);
    }

    @Test
    void neither_uuids_nor_digests_are_taken_for_one() {
        for (var i = 0; i < 200_000; i++) {
            var uuid = new UUID(random.nextLong() & ~0xF000L | 0x4000L, random.nextLong() >>> 2 | Long.MIN_VALUE);
            assertThat(PersonalId.isIn(uuid.toString())).as(uuid.toString()).isFalse();
            var digest = Long.toHexString(random.nextLong() | Long.MIN_VALUE)
                    + Long.toHexString(random.nextLong() | Long.MIN_VALUE);
            assertThat(PersonalId.isIn(digest)).as(digest).isFalse();
        }
        assertThat(PersonalId.isIn("a1b2c3d4-0012-4030-8567-001203004567")).isFalse();
        assertThat(PersonalId.isIn("00000000-0000-0000-0000-001203004567")).isTrue();
    }

    @Test
    void one_beside_other_numbers_is_found() {
        assertThat(PersonalId.isIn("CCCD001203004567")).isTrue();
        assertThat(PersonalId.isIn("001203004567 0912345678")).isTrue();
        assertThat(PersonalId.isIn("0912 345 678 001 203 004 567")).isTrue();
        assertThat(PersonalId.isIn("1. 001203004567")).isTrue();
        assertThat(PersonalId.isIn("09.01.2024 001203004567")).isTrue();
    }

    @Test
    void whatever_stands_around_a_number_it_is_withheld_and_masked() {
        var around = List.of("", "chủ hộ ", "(", "“", "số: ", "ngày 1/2, ", "𝔸", "\ud800", "/", "x");
        for (var i = 0; i < 20_000; i++) {
            var person = person();
            var before = around.get(random.nextInt(around.size()));
            var after = around.get(random.nextInt(around.size()));
            var text = before + person + after;
            assertThat(PersonalId.withheld(text)).isEqualTo(before + "************" + after);
            assertThat(PersonalId.masked(text)).isEqualTo(before + "*********" + person.substring(9) + after);
            assertThat(PersonalId.isIn(PersonalId.masked(text))).isFalse();
        }
    }

    @Test
    void only_a_mask_is_a_mask() {
        assertThat(PersonalId.isMask(PersonalId.mask(PERSON))).isTrue();
        assertThat(PersonalId.isMask("********4567")).isFalse();
        assertThat(PersonalId.isMask("*********56a")).isFalse();
        assertThat(PersonalId.isMask("*********5678")).isFalse();
    }

    @Test
    void text_with_other_characters_is_none_as_a_whole() {
        assertThat(PersonalId.of("001203004567a")).isNull();
        assertThat(PersonalId.of("001203/004567")).isNull();
        assertThat(PersonalId.of("0012030045678")).isNull();
        assertThat(PersonalId.of("00120300456")).isNull();
        assertThat(PersonalId.of("")).isNull();
    }

    /// A hundred thousand characters of whatever costs most.
    @ParameterizedTest
    @ValueSource(
            strings = {"0", "0 ", "001 ", "0.1-", "a001203004568", "f0", "1-1-2024 ", "12345678-", "00120300456a", "  "
            })
    void long_texts_are_looked_through_in_no_time(String part) {
        var text = part.repeat(100_000 / part.length());
        var begun = Instant.now();
        var _ = PersonalId.withheld(text);
        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(5));
    }

    /// Of nobody born in 2019 or 2020: that number begins like a date where it is grouped like one.
    private String person() {
        var year = 21 + random.nextInt(98);
        return "%03d%d%02d%06d"
                .formatted(1 + random.nextInt(96), random.nextInt(4), year % 100, random.nextInt(1_000_000));
    }

    private static String grouped(String digits, int cuts, String separator) {
        var text = new StringBuilder();
        for (var i = 0; i < digits.length(); i++) {
            text.append(digits.charAt(i));
            if ((cuts >> i & 1) == 1 && i < digits.length() - 1) {
                text.append(separator);
            }
        }
        return text.toString();
    }
}
