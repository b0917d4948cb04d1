package vn.cnnt.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is not an event of the contract is refused, by name, whatever it is: the reader parks what it can't read, and
/// nothing else than [UndecodableEvent] lets it.
class WireFormatTest {
    private static final Golden ENTERPRISE = Golden.of("vn.cnnt.enterprise.registered.v1.2");
    private static final Golden MOVED = Golden.of("vn.cnnt.enterprise.moved.v1.1");
    private static final Golden RECOGNITION = Golden.of("vn.cnnt.recognition.revoked.v1.1");
    private static final Golden GRANT = Golden.of("vn.cnnt.grant.approved.v1.1");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ce_specversion",
                "ce_id",
                "ce_source",
                "ce_type",
                "ce_subject",
                "ce_time",
                "ce_sequence",
                "ce_hash",
                "content-type"
            })
    void a_missing_or_empty_header(String name) {
        assertRefused(GRANT, name, null, "no header " + name);
        assertRefused(GRANT, name, "", "no header " + name);
    }

    @ParameterizedTest
    @CsvSource({
        "ce_specversion, 0.3, ce_specversion is not 1.0",
        "ce_source, urn:cnnt:other, ce_source is not urn:cnnt:registry",
        "content-type, application/cloudevents+json, content-type is not application/json",
        "content-type, application/jsonx, content-type is not application/json",
        "ce_type, vn.cnnt.grant.approved, ce_type is not a type",
        "ce_type, vn.cnnt.grant.approved.v0, ce_type is not a type",
        "ce_type, vn.cnnt.grant.approved.v1x, ce_type is not a type",
        "ce_type, vn.cnnt.Grant.approved.v1, ce_type is not a type",
        "ce_type, com.example.grant.approved.v1, ce_type is not a type",
        "ce_time, yesterday, ce_time is not a time",
        "ce_time, 2026-11-25T02:30:15, ce_time is not a time",
        "ce_time, 2026-02-30T02:30:15Z, ce_time is not a time",
        "ce_sequence, 0, ce_sequence is not a version",
        "ce_sequence, -5, ce_sequence is not a version",
        "ce_sequence, +5, ce_sequence is not a version",
        "ce_sequence, 05, ce_sequence is not a version",
        "ce_sequence, 5.0, ce_sequence is not a version",
        "ce_sequence, ٥, ce_sequence is not a version",
        "ce_sequence, 9999999999999999999999, ce_sequence is not a version",
        "ce_sequence, 6, ce_id is not ce_subject@ce_sequence",
        "ce_id, g-01jd7b9x0q@6, ce_id is not ce_subject@ce_sequence",
        "ce_id, g-01jd7b9x0q, ce_id is not ce_subject@ce_sequence",
        "ce_subject, g-01jd7b9x0r, ce_id is not ce_subject@ce_sequence",
        "ce_joined, yes, ce_joined is neither true nor false"
    })
    void a_wrong_header(String name, String text, String fault) {
        assertRefused(GRANT, name, text, fault);
    }

    @ParameterizedTest
    @CsvSource({
        "content-type, application/json; charset=UTF-8",
        "content-type, Application/JSON",
        "ce_time, 2026-11-25T09:30:15.12+07:00"
    })
    void another_spelling_of_the_same(String name, String text) throws UndecodableEvent {
        var headers = new TreeMap<>(GRANT.headers());
        headers.put(name, text);
        assertThat(Golden.read(headers, bytes(GRANT.text()))).isEqualTo(GRANT.read());
    }

    @Test
    void joined_says_so_or_not() throws UndecodableEvent {
        var headers = new TreeMap<>(GRANT.headers());
        assertThat(Golden.read(headers, bytes(GRANT.text())).joined()).isTrue();
        headers.put("ce_joined", "false");
        assertThat(Golden.read(headers, bytes(GRANT.text())).joined()).isFalse();
        headers.remove("ce_joined");
        assertThat(Golden.read(headers, bytes(GRANT.text())).joined()).isFalse();
    }

    @Test
    void bytes_that_are_no_utf_8() {
        var value = bytes(GRANT.text());
        value[value.length / 2] = (byte) 0xFF;
        assertThatThrownBy(() -> Golden.read(GRANT.headers(), value))
                .isInstanceOf(UndecodableEvent.class)
                .hasMessage("value is not UTF-8");

        assertThatThrownBy(() -> WireFormat.read(
                        name -> name.equals("ce_subject")
                                ? new byte[] {'g', (byte) 0xC3}
                                : bytes(GRANT.headers().get(name)),
                        bytes(GRANT.text())))
                .isInstanceOf(UndecodableEvent.class)
                .hasMessage("ce_subject is not UTF-8");
    }

    @Test
    void a_record_without_a_value() {
        assertThatThrownBy(() -> Golden.read(GRANT.headers(), null))
                .isInstanceOf(UndecodableEvent.class)
                .hasMessage("the record has no value");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "[{}]",
                "\"x\"",
                "\"\"",
                "1",
                "1e400",
                "true",
                "{",
                "{]",
                "\uFEFF{}",
                "\u0000"
            })
    void a_value_that_is_no_object(String value) {
        assertRefused(GRANT, value, "the value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "{}", "null", ",", "}", "\u0000"})
    void something_after_the_value(String garbage) {
        assertRefused(GRANT, GRANT.text() + garbage, "the value");
    }

    @Test
    void nesting_without_end() {
        var open = 1_000_000;
        assertRefused(GRANT, "[".repeat(open), "the value");
        assertRefused(GRANT, "{\"a\":".repeat(open), "nesting depth");
        assertRefused(
                GRANT,
                GRANT.text().replace("\"returned\"", "\"x\":" + "[".repeat(open) + "]".repeat(open) + ",\"returned\""),
                "nesting depth");
        assertRefused(
                GRANT, GRANT.text().replace("\"VN-20\"", "{\"a\":".repeat(open) + "1" + "}".repeat(open)), "province");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"returned\":0 | \"returned\":1.5 | grant.returned",
                "\"returned\":0 | \"returned\":1.0 | grant.returned",
                "\"returned\":0 | \"returned\":1e3 | grant.returned",
                "\"returned\":0 | \"returned\":\"600\" | grant.returned",
                "\"returned\":0 | \"returned\":\"\" | grant.returned",
                "\"returned\":0 | \"returned\":true | grant.returned",
                "\"returned\":0 | \"returned\":null | grant.returned",
                "\"returned\":0 | \"returned\":9223372036854775808 | returned",
                "\"planYear\":2020 | \"planYear\":99999999999 | planYear",
                "\"planYear\":2020 | \"planYear\":\"2020\" | grant.planYear",
                "\"approved\":600000000 | \"approved\":1.5 | grant.funding[0].approved",
                "\"approved\":600000000 | \"approved\":\"600\" | grant.funding[0].approved",
                "\"amount\":600000000 | \"amount\":\"600\" | grant.beneficiaries[0].amount",
                "\"amount\":600000000 | \"amount\":99999999999999999999 | amount",
                "\"wholeLine\":false | \"wholeLine\":0 | grant.beneficiaries[0].wholeLine",
                "\"wholeLine\":false | \"wholeLine\":\"false\" | grant.beneficiaries[0].wholeLine",
                "\"historical\":false | \"historical\":null | grant.historical",
                "\"VN-20\" | \"VN-24\" | grant.province",
                "\"VN-20\" | \"20\" | grant.province",
                "\"VN-20\" | 20 | grant.province",
                "\"VN-20\" | \"\" | grant.province",
                "\"VN-20\" | null | grant.province",
                "\"SINGLE\" | \"single\" | grant.kind",
                "\"SINGLE\" | 0 | grant.kind",
                "\"SINGLE\" | \"0\" | grant.kind",
                "\"SINGLE\" | \"\" | grant.kind",
                "\"SINGLE\" | null | grant.kind",
                "\"NATIONAL\" | \"STATE\" | grant.funding[0].source",
                "\"2020-01-02\" | \"2020-02-30\" | grant.plannedFrom",
                "\"2020-01-02\" | \"02/01/2020\" | grant.plannedFrom",
                "\"2020-01-02\" | \"2020-01-02T00:00:00Z\" | grant.plannedFrom",
                "\"2020-01-02\" | \" 2020-01-02\" | grant.plannedFrom",
                "\"2020-01-02\" | \"\" | grant.plannedFrom",
                "\"2020-01-02\" | [2020,1,2] | grant.plannedFrom",
                "\"2020-01-02\" | 18263 | grant.plannedFrom",
                "\"PROPOSED\": | \"ADJUSTED\": | grant.dates",
                "\"2019-12-27\" | null | grant.dates.APPROVED",
                "\"title\": | \"title\":5,\"was\": | grant.title",
                "\"actor\": | \"actor\":5,\"was\": | actor",
                "\"actor\": | \"was\": | actor",
                "\"actor\": | \"actor\":\"x\",\"actor\": | actor",
                "\"title\": | \"title\":\"x\",\"title\": | title",
                "\"actor\": | \"confirmed\":[null],\"actor\": | confirmed[0]",
                "\"actor\": | \"confirmed\":\"ceiling\",\"actor\": | confirmed",
                "\"funding\":[ | \"funding\":[null, | grant.funding[0]",
                "\"beneficiaries\":[ | \"beneficiaries\":[null, | grant.beneficiaries[0]",
                "\"results\":{ | \"results\":[],\"was\":{ | grant.results",
                "\"grant\": | \"subsidy\": | no grant",
                "\"grant\": | \"grant\":null,\"was\": | no grant",
                "\"grant\": | \"grant\":[],\"was\": | grant"
            })
    void a_member_that_is_not_what_it_should_be(String right, String wrong, String named) {
        assertRefused(GRANT, replaced(GRANT, right, wrong), named);
    }

    @Test
    void members_of_the_other_things() {
        assertRefused(ENTERPRISE, replaced(ENTERPRISE, "\"aliases\":[", "\"aliases\":[null,"), "enterprise.aliases[0]");
        assertRefused(ENTERPRISE, replaced(ENTERPRISE, "\"25930\"", "25930"), "enterprise.sector.code");
        assertRefused(ENTERPRISE, replaced(ENTERPRISE, "\"25930\"", "\"2\""), "enterprise.sector");
        assertRefused(ENTERPRISE, replaced(ENTERPRISE, "\"NONE\"", "\"PASSPORT\""), "enterprise.identifier.kind");
        assertRefused(MOVED, replaced(MOVED, "\"effectiveDate\"", "\"was\""), "effectiveDate");
        assertRefused(MOVED, replaced(MOVED, "VN-24@2025-07-01", "VN-24"), "enterprise.province");
        assertRefused(RECOGNITION, replaced(RECOGNITION, "\"isSet\":true", "\"set\":true"), "recognition.isSet");
        assertRefused(RECOGNITION, replaced(RECOGNITION, "\"REGION\"", "2"), "recognition.level");
        assertRefused(
                RECOGNITION,
                replaced(RECOGNITION, "\"votingYear\":2022", "\"votingYear\":2022.5"),
                "recognition.votingYear");
    }

    /// Whatever happens to the bytes of a sample, it is an event or it is undecodable.
    @Test
    void damaged_in_any_way_it_is_read_or_refused() throws UndecodableEvent {
        var random = new Random(20_261_123);
        for (var file : Golden.files()) {
            var golden = Golden.of(file);
            for (var round = 0; round < 400; round++) {
                var value = bytes(golden.text());
                for (var damage = 0; damage <= random.nextInt(3); damage++) {
                    var at = random.nextInt(value.length);
                    switch (random.nextInt(4)) {
                        case 0 -> value[at] = (byte) random.nextInt(256);
                        case 1 -> value[at] = (byte) "{}[]\",:0-.eEnultr\\".charAt(random.nextInt(18));
                        case 2 -> value = Arrays.copyOf(value, at + 1);
                        default -> System.arraycopy(value, 0, value, at, Math.min(at, value.length - at));
                    }
                }
                readOrRefuse(golden, value);
            }
        }
    }

    private static void readOrRefuse(Golden golden, byte[] value) {
        try {
            assertThat(Golden.read(golden.headers(), value)).isNotNull();
        } catch (UndecodableEvent e) {
            assertThat(e).hasMessageMatching("(?s).+");
        }
    }

    private static String replaced(Golden golden, String right, String wrong) {
        assertThat(golden.text()).contains(right);
        return golden.text().replaceFirst(Pattern.quote(right), Matcher.quoteReplacement(wrong));
    }

    private static void assertRefused(Golden golden, String value, String named) {
        assertThatThrownBy(() -> Golden.read(golden.headers(), bytes(value)))
                .isInstanceOf(UndecodableEvent.class)
                .hasMessageContaining(named);
    }

    private static void assertRefused(Golden golden, String header, @Nullable String text, String fault) {
        var headers = new TreeMap<>(golden.headers());
        if (text == null) {
            headers.remove(header);
        } else {
            headers.put(header, text);
        }
        assertThatThrownBy(() -> Golden.read(headers, bytes(golden.text())))
                .isInstanceOf(UndecodableEvent.class)
                .hasMessageContaining(fault);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
