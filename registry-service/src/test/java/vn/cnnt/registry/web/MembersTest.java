package vn.cnnt.registry.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.cnnt.events.LegalForm;
import vn.cnnt.events.Level;
import vn.cnnt.manners.JsonBody;
import vn.cnnt.manners.Refused;
import vn.cnnt.manners.finding.Finding;

class MembersTest {
    @Test
    void a_sound_object_is_read_as_it_stands() {
        var members = members("""
                {"name": "  Gốm Bát Tràng ", "aliases": ["a", "b"], "level": "PROVINCE", "date": "2024-02-29", "amount": 600000000,
                 "year": 2020, "isSet": true, "identifier": {"value": "1"}, "lines": [{"value": "2"}], "note": null}""");

        assertThat(members.requiredText("name", 20)).isEqualTo("Gốm Bát Tràng");
        assertThat(members.texts("aliases", 5, 5)).containsExactly("a", "b");
        assertThat(members.requiredOne("level", Level.class)).isEqualTo(Level.PROVINCE);
        assertThat(members.requiredDate("date")).isEqualTo(LocalDate.of(2024, 2, 29));
        assertThat(members.requiredMoney("amount")).isEqualTo(600_000_000);
        assertThat(members.requiredYear("year")).isEqualTo(2020);
        assertThat(members.flag("isSet")).isTrue();
        String identifier = members.object("identifier", inner -> inner.requiredText("value", 5));
        assertThat(identifier).isEqualTo("1");
        assertThat(members.objects("lines", 5, inner -> inner.requiredText("value", 5)))
                .containsExactly("2");
        assertThat(members.text("note", 5)).isNull();
        assertThat(members.has("note")).isTrue();
        assertThat(members.has("absent")).isFalse();
        members.check();
    }

    @Test
    void everything_that_is_wrong_is_told_at_once_with_its_place() {
        var findings = findings("""
                {"name": 5, "legalForm": "GMBH", "date": "2023-02-29", "amount": 1.5, "year": "2020", "isSet": 1,
                 "identifier": [], "lines": [{"value": ""}, 7], "list": {}, "surprise": 1, "a/b": 2}""", members -> {
            members.requiredText("name", 5);
            members.requiredOne("legalForm", LegalForm.class);
            members.requiredDate("date");
            members.requiredMoney("amount");
            members.requiredYear("year");
            members.flag("isSet");
            members.object("identifier", inner -> inner.text("value", 5));
            members.objects("lines", 5, inner -> inner.requiredText("value", 5));
            members.texts("list", 5, 5);
            members.requiredText("reason", 5);
        });

        assertThat(findings.stream().map(finding -> finding.field() + " " + finding.code()))
                .containsExactlyInAnyOrder(
                        "/name not-text",
                        "/legalForm not-one-of",
                        "/date not-a-date",
                        "/amount not-a-whole-number",
                        "/year number-in-quotes",
                        "/isSet not-true-or-false",
                        "/identifier not-an-object",
                        "/lines/0/value missing",
                        "/lines/1 not-an-object",
                        "/list not-a-list",
                        "/reason missing",
                        "/surprise unknown-member",
                        "/a~1b unknown-member");
    }

    @Test
    void a_closed_list_is_named_when_a_value_is_not_in_it() {
        var findings = findings("{\"level\": \"WARD\"}", members -> members.one("level", Level.class));

        assertThat(findings.getFirst().arguments())
                .containsExactly("WARD", List.of("DISTRICT", "PROVINCE", "REGION", "NATIONAL"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1.5                              | not-a-whole-number
            1.0                              | not-a-whole-number
            1e3                              | not-a-whole-number
            1e999999999                      | not-a-whole-number
            "5"                              | number-in-quotes
            -1                               | out-of-range
            1000000000000001                 | out-of-range
            9223372036854775808              | out-of-range
            99999999999999999999999999999999 | out-of-range
            """)
    void money_is_a_whole_number_of_dong(String json, String code) {
        var findings = findings("{\"amount\": " + json + "}", members -> members.money("amount"));

        assertThat(findings.getFirst().code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"a\\u0000b,control-character", "a\\ud800b,not-unicode", "\\udc00,not-unicode", "abcdef,too-long"})
    void what_is_no_text_is_refused(String json, String code) {
        var findings = findings("{\"name\": \"" + json + "\"}", members -> members.text("name", 5));

        assertThat(findings.getFirst().code()).isEqualTo(code);
    }

    @Test
    void text_typed_in_two_ways_is_one_text() {
        assertThat(members("{\"name\": \"Ba\\u0306\\u0301c\"}").text("name", 5)).isEqualTo("Bắc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "{\"a\":1}}", "{\"a\":1,\"a\":2}", "nul", "{a:1}", "\"\\x\""})
    void what_is_not_json_is_said_to_be_none(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);

        assertThat(catchThrowableOfType(Refused.class, () -> JsonBody.parse(bytes)))
                .isNotNull();
    }

    @Test
    void neither_deep_nesting_nor_bytes_that_are_no_text_get_through() {
        var deep = "[".repeat(50_000).getBytes(StandardCharsets.UTF_8);
        var noText = new byte[] {'"', (byte) 0xff, (byte) 0xfe, '"'};

        assertThat(catchThrowableOfType(Refused.class, () -> JsonBody.parse(deep)))
                .isNotNull();
        assertThat(catchThrowableOfType(Refused.class, () -> JsonBody.parse(noText)))
                .isNotNull();
    }

    private static Members members(String json) {
        return Members.of(JsonBody.parse(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Finding> findings(String json, Consumer<Members> reading) {
        var members = members(json);
        reading.accept(members);
        return catchThrowableOfType(Refused.class, members::check).refusal().findings();
    }
}
