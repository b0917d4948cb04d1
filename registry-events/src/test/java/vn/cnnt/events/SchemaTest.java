package vn.cnnt.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class SchemaTest {
    /// Where each record of the contract is described.
    private static final Map<Class<?>, String> RECORDS = Map.of(
            EnterpriseDetails.class, "enterprise#",
            Identifier.class, "enterprise#/$defs/identifier",
            Sector.class, "enterprise#/$defs/sector",
            RecognitionDetails.class, "recognition#",
            GrantDetails.class, "grant#",
            FundingLine.class, "grant#/$defs/fundingLine",
            BeneficiaryLine.class, "grant#/$defs/beneficiaryLine",
            Fair.class, "grant#/$defs/fair",
            GrantResults.class, "grant#/$defs/results",
            ReportedFigureDetails.class, "reported-figure#");

    static Stream<Class<?>> records() {
        return RECORDS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("records")
    void the_members_are_the_components_of_the_record(Class<?> type) {
        assertThat(members(type).keySet())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("records")
    void the_codes_are_the_constants_of_the_enum(Class<?> type) {
        for (var component : type.getRecordComponents()) {
            var schema = text(type).path("properties").path(component.getName());
            if (component.getType().isEnum()) {
                assertThat(strings(schema.path("enum")))
                        .as(component.toString())
                        .containsExactlyElementsOf(names(component.getType()));
            } else if (component.getType() == Province.class) {
                assertThat(schema.path("$ref").asString())
                        .as(component.toString())
                        .isEqualTo("province.json");
            } else {
                assertThat(schema.has("enum")).as(component.toString()).isFalse();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("records")
    void each_member_says_what_it_means(Class<?> type) {
        text(type).path("properties").properties().forEach(member -> {
            var schema = member.getValue();
            var pointer = schema.path("$ref").asString("");
            var described = schema.has("description")
                    || (pointer.startsWith("#")
                            && Schemas.text(file(type)).at(pointer.substring(1)).has("description"));
            assertThat(described)
                    .as("%s.%s", type.getSimpleName(), member.getKey())
                    .isTrue();
        });
    }

    @ParameterizedTest
    @MethodSource("records")
    void a_schema_never_refuses_what_a_newer_producer_adds(Class<?> type) {
        assertThat(text(type).has("additionalProperties")).isFalse();
        assertThat(text(type).has("unevaluatedProperties")).isFalse();
    }

    /// In both directions, so that a member is mandatory for all or for none.
    @ParameterizedTest
    @MethodSource("records")
    void what_the_schema_demands_the_reader_demands(Class<?> type) {
        var whole = whole(type);
        members(type).forEach((member, required) -> {
            var without = whole.deepCopy().remove(List.of(member));
            assertThat(reads(type, without))
                    .as("%s without %s", type.getSimpleName(), member)
                    .isNotEqualTo(required);
        });
        assertThat(reads(type, whole)).isTrue();
    }

    @Test
    void the_dates_of_a_grant_are_named_by_its_states() {
        assertThat(strings(Schemas.text("grant").at("/properties/dates/propertyNames/enum")))
                .containsExactlyElementsOf(names(GrantState.class));
    }

    @Test
    void the_provinces_are_those_of_the_register() {
        assertThat(strings(Schemas.text("province").path("enum")))
                .containsExactlyElementsOf(
                        Province.all().stream().map(Province::key).toList());
    }

    @Test
    void the_value_has_the_members_that_every_event_has() {
        assertThat(RequiredMembers.membersOf("event", ""))
                .isEqualTo(Map.of("actor", true, "reason", false, "confirmed", false));
    }

    @ParameterizedTest
    @CsvSource({
        "/grant/funding/0/approved, 1.5",
        "/grant/funding/0/approved, \"600\"",
        "/grant/funding/0/approved, -1",
        "/grant/funding/0/approved, null",
        "/grant/funding/0/source, \"STATE\"",
        "/grant/province, \"VN-24\"",
        "/grant/planYear, \"2020\"",
        "/grant/plannedFrom, \"02/01/2020\"",
        "/grant/plannedFrom, \"2020-02-30\"",
        "/grant/dates/ADJUSTED, \"2020-01-02\"",
        "/actor, 5"
    })
    void the_schema_refuses(String pointer, String json) {
        var value = Golden.of("vn.cnnt.grant.approved.v1.1").value().deepCopy();
        var parent = (ObjectNode) value.at(pointer.substring(0, pointer.lastIndexOf('/')));
        parent.set(
                pointer.substring(pointer.lastIndexOf('/') + 1),
                JsonMapper.shared().readTree(json));

        assertThat(Schemas.faults("grant-event", value)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"020089001234", "", "*********12", "234"})
    void a_personal_id_is_masked_or_refused(String text) {
        var value = Golden.of("vn.cnnt.enterprise.moved.v1.1").value().deepCopy();
        assertThat(Schemas.faults("enterprise-event-dated", value)).isEmpty();

        ((ObjectNode) value.at("/enterprise/identifier")).put("value", text);

        assertThat(Schemas.faults("enterprise-event-dated", value)).isNotEmpty();
    }

    private static Map<String, Boolean> members(Class<?> type) {
        return RequiredMembers.membersOf(file(type), pointer(type));
    }

    private static JsonNode text(Class<?> type) {
        return Schemas.text(file(type)).at(pointer(type));
    }

    private static String file(Class<?> type) {
        return RECORDS.get(type).replaceFirst("#.*", "");
    }

    private static String pointer(Class<?> type) {
        return RECORDS.get(type).replaceFirst(".*#", "");
    }

    private static List<String> names(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(code -> ((Enum<?>) code).name())
                .toList();
    }

    private static List<String> strings(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    private static boolean reads(Class<?> type, JsonNode json) {
        try {
            WireFormat.JSON.readValue(json.toString(), type);
            return true;
        } catch (JacksonException e) {
            return false;
        }
    }

    /// The samples' objects of a type laid over each other: together they have every member.
    private static ObjectNode whole(Class<?> type) {
        var whole = JsonMapper.shared().createObjectNode();
        var pointers = Map.of(
                EnterpriseDetails.class, "/enterprise",
                Identifier.class, "/enterprise/identifier",
                Sector.class, "/enterprise/sector",
                RecognitionDetails.class, "/recognition",
                GrantDetails.class, "/grant",
                FundingLine.class, "/grant/funding/0",
                BeneficiaryLine.class, "/grant/beneficiaries/0",
                Fair.class, "/grant/fair",
                GrantResults.class, "/grant/results",
                ReportedFigureDetails.class, "/reportedFigure");
        for (var file : Golden.files()) {
            if (Golden.of(file).value().at(pointers.get(type)) instanceof ObjectNode part) {
                whole.setAll(part);
            }
        }
        assertThat(whole.propertyNames())
                .as("some sample has each member")
                .containsAll(members(type).keySet());
        return whole;
    }
}
