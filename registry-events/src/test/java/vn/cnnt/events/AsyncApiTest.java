package vn.cnnt.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AsyncApiTest {
    @Test
    void every_type_that_can_be_written_is_a_message_and_no_other() {
        assertThat(AsyncApi.messages())
                .extracting(message -> message.get("name").asString())
                .containsExactlyInAnyOrderElementsOf(EventTypes.all());
        assertThat(AsyncApi.DOCUMENT.at("/components/messages").size())
                .isEqualTo(EventTypes.all().size());
    }

    @Test
    void each_message_names_its_type_in_the_header_and_a_schema_that_is_there() {
        assertThat(AsyncApi.messages()).allSatisfy(message -> {
            assertThat(message.at("/headers/allOf/0/$ref").asString()).isEqualTo("#/components/schemas/headers");
            assertThat(message.at("/headers/allOf/1/properties/ce_type/const").asString())
                    .isEqualTo(message.get("name").asString());
            assertThat(AsyncApi.FILE.resolveSibling(message.at("/payload/$ref").asString()))
                    .matches(Files::isRegularFile, "is a file");
        });
    }

    @Test
    void the_headers_are_those_that_are_sent() {
        var enterprise = new EnterpriseEvent.Other("vn.cnnt.enterprise.registered.v1", aCooperative());
        var event = RecordedEvent.of("e-1", 1, Instant.EPOCH, "soct", null, List.of(), enterprise, HashChain.START);
        var original = WireFormat.headers(event, false).keySet();
        var joined = WireFormat.headers(event, true).keySet();

        var headers = AsyncApi.DOCUMENT.at("/components/schemas/headers");

        assertThat(headers.get("required").valueStream().map(name -> name.asString()))
                .containsExactlyInAnyOrderElementsOf(original);
        assertThat(headers.get("properties").propertyNames()).containsExactlyInAnyOrderElementsOf(joined);
        assertThat(headers.at("/properties/ce_source/const").asString()).isEqualTo(WireFormat.REGISTRY);
    }

    @Test
    void the_channel_is_the_topic() {
        var channel = AsyncApi.DOCUMENT.at("/channels/events");
        assertThat(AsyncApi.DOCUMENT.get("asyncapi").asString()).startsWith("3.");
        assertThat(channel.get("address").asString()).isEqualTo(Topics.EVENTS);
        assertThat(channel.at("/bindings/kafka/partitions").asInt()).isEqualTo(Topics.PARTITIONS);
        assertThat(channel.at("/bindings/kafka/topicConfiguration/retention.ms").asLong())
                .isEqualTo(-1);
    }

    @Test
    void the_golden_headers_are_as_the_document_says() {
        var headers = AsyncApi.DOCUMENT.at("/components/schemas/headers/properties");
        for (var file : Golden.files()) {
            assertThat(Golden.of(file).headers()).allSatisfy((name, text) -> {
                var header = headers.get(name);
                assertThat(header).as(name).isNotNull();
                if (header.has("const")) {
                    assertThat(text).isEqualTo(header.get("const").asString());
                }
                if (header.has("pattern")) {
                    assertThat(text).matches(header.get("pattern").asString());
                }
                if (header.has("enum")) {
                    assertThat(header.get("enum")
                                    .valueStream()
                                    .map(one -> one.asString())
                                    .collect(Collectors.toSet()))
                            .contains(text);
                }
            });
        }
    }

    private static EnterpriseDetails aCooperative() {
        return EnterpriseDetails.of(
                "Hợp tác xã nông sản sạch Tràng Định",
                List.of(),
                Identifier.NONE,
                LegalForm.COOPERATIVE,
                Province.of("VN-20"));
    }
}
