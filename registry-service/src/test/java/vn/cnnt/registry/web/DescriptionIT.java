package vn.cnnt.registry.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import vn.cnnt.events.WireFormat;
import vn.cnnt.manners.reading.RequestRecords;
import vn.cnnt.manners.reading.Shape;
import vn.cnnt.manners.security.Permissions;
import vn.cnnt.registry.Somebody;
import vn.cnnt.servers.TestClient;
import vn.cnnt.servers.TestConnections;

/// What `/v3/api-docs` tells is what is read and what is answered, and the body that a line of the table of rights
/// looks at is the one that its handler takes.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "test.database=corrections")
@Import(TestConnections.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DescriptionIT {
    @LocalServerPort
    int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Autowired
    Permissions permissions;

    private JsonNode docs = WireFormat.JSON.createObjectNode();

    @BeforeAll
    void read() throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v3/api-docs"))
                .header("Authorization", Somebody.bearer())
                .build();
        docs = WireFormat.JSON.readTree(TestClient.send(request).body());
    }

    @Test
    void every_member_and_parameter_that_a_record_reads_is_described_and_no_other() {
        var bodies = new TreeSet<String>();
        mappings.getHandlerMethods().forEach((info, method) -> {
            for (var path : info.getPatternValues()) {
                for (var verb : info.getMethodsCondition().getMethods()) {
                    var operation =
                            docs.path("paths").path(path).path(verb.name().toLowerCase(Locale.ROOT));
                    for (var argument : method.getMethodParameters()) {
                        if (argument.hasParameterAnnotation(RequestBody.class)) {
                            assertBody(operation, Shape.of(RequestRecords.typeOf(argument)));
                            bodies.add(verb + " " + path);
                        } else if (RequestRecords.isQuery(argument)) {
                            assertThat(parameters(operation))
                                    .as(path)
                                    .containsAll(Shape.of(RequestRecords.typeOf(argument))
                                            .names());
                        }
                    }
                }
            }
        });

        assertThat(bodies)
                .contains(
                        "POST /api/v1/enterprises",
                        "PUT /api/v1/enterprises/{id}/recognitions/{recognition}",
                        "POST /api/v1/grants/{id}/transitions",
                        "PUT /api/v1/grants/{id}",
                        "POST /api/v1/imports/{id}/confirm",
                        "POST /api/v1/merges/{id}/start",
                        "POST /api/v1/publication/republish");
    }

    @Test
    void every_body_that_the_table_of_rights_looks_at_is_the_one_that_is_taken() {
        var looked = new TreeSet<String>();
        mappings.getHandlerMethods().forEach((info, method) -> {
            for (var path : info.getPatternValues()) {
                for (var verb : info.getMethodsCondition().getMethods()) {
                    for (var argument : method.getMethodParameters()) {
                        var line = permissions.of(verb.name(), path);
                        if (argument.hasParameterAnnotation(RequestBody.class)
                                && line.isPresent()
                                && line.get().body().type() != Record.class) {
                            assertThat(RequestRecords.typeOf(argument))
                                    .as(verb + " " + path)
                                    .isEqualTo(line.get().body().type());
                            looked.add(verb + " " + path);
                        }
                    }
                }
            }
        });

        assertThat(looked)
                .hasSize((int) permissions.all().stream()
                        .filter(line -> line.body().type() != Record.class)
                        .count())
                .contains("POST /api/v1/enterprises", "POST /api/v1/grants", "POST /api/v1/publication/republish");
    }

    @Test
    void an_answer_is_described_with_the_members_that_it_has() {
        assertThat(answered("/api/v1/enterprises/{id}", "put", "200"))
                .contains("id", "version", "name", "identifier", "province", "pastSeats", "recognitions", "warnings")
                .doesNotContain("details", "state");
        assertThat(answered("/api/v1/enterprises/{id}/recognitions", "post", "201"))
                .contains("id", "version", "product", "votingYear", "status", "warnings", "actions");
        assertThat(answered("/api/v1/grants/{id}", "get", "200"))
                .contains("id", "version", "funding", "state", "transitions", "actions");
        assertThat(answered("/api/v1/reported-figures", "get", "200")).containsExactly("items", "next", "total");
        assertThat(answered("/api/v1/imports/{id}", "get", "200"))
                .contains("understood", "toConfirm", "startableUntil", "ignoredColumns");
    }

    @Test
    void what_can_not_be_null_is_required_of_an_answer() {
        assertThat(required("Import")).contains("id", "state").doesNotContain("startableUntil");
        assertThat(required("RecognitionShown"))
                .contains("id", "product", "level", "votingYear", "status")
                .doesNotContain("actions", "certificateNumber");
        assertThat(required("NextAction")).containsExactly("action", "allowed", "refused");
        // a dry run is answered in the same form, and has none of these
        assertThat(required("AnswerEnterpriseShown")).doesNotContain("id", "version", "name");
        assertThat(required("Problem")).contains("type", "title", "status").doesNotContain("more");
        assertThat(docs.at("/components/schemas/Problem/properties").propertyNames())
                .doesNotContain("more");
        assertThat(docs.at("/components/schemas/ListedImport/properties/next/type")
                        .toString())
                .isEqualTo("[\"string\",\"null\"]");
        assertThat(docs.at("/components/schemas/ListedImport/properties/total/type")
                        .toString())
                .as("left out where it is null")
                .isEqualTo("\"integer\"");
    }

    private Set<String> required(String schema) {
        var required = new TreeSet<String>();
        docs.at("/components/schemas").path(schema).path("required").forEach(it -> required.add(it.asString()));
        return required;
    }

    private Set<String> answered(String path, String verb, String status) {
        var content = docs.path("paths").path(path).path(verb).path("responses").path(status);
        var reference = content.at("/content/application~1json/schema/$ref").asString();
        return new TreeSet<>(docs.at(reference.substring(1)).path("properties").propertyNames());
    }

    private void assertBody(JsonNode operation, Shape<?> shape) {
        var body = operation.path("requestBody");
        var reference = body.at("/content/application~1json/schema/$ref").asString();
        assertThat(reference).as(operation.toString()).isNotEmpty();
        var schema = docs.at(reference.substring(1));
        var required = required(reference.substring(reference.lastIndexOf('/') + 1));

        assertThat(new TreeSet<>(schema.path("properties").propertyNames()))
                .as(reference)
                .isEqualTo(shape.names());
        assertThat(required).as(reference).isEqualTo(shape.mandatory());
        assertThat(schema.path("additionalProperties").asBoolean(true))
                .as(reference)
                .isFalse();
        assertThat(body.path("required").asBoolean(false)).as(reference).isEqualTo(!shape.mayBeMissing());
    }

    private static Set<String> parameters(JsonNode operation) {
        var names = new TreeSet<String>();
        operation.path("parameters").forEach(it -> {
            if (it.path("in").asString().equals("query")) {
                names.add(it.path("name").asString());
            }
        });
        return names;
    }
}
