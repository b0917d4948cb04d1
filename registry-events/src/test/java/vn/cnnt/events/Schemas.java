package vn.cnnt.events;

import com.networknt.schema.ExecutionConfig;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The published JSON Schemas.
final class Schemas {
    private static final Path FOLDER = Path.of("src/main/resources/schemas");
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final ExecutionConfig STRICT =
            ExecutionConfig.builder().formatAssertionsEnabled(true).build();

    private Schemas() {}

    /// What the schema has against the value; empty where nothing.
    static List<String> faults(String schema, JsonNode value) {
        return schema(schema).validate(value, execution -> execution.setExecutionConfig(STRICT)).stream()
                .map(fault -> fault.getInstanceLocation() + " " + fault.getMessage())
                .toList();
    }

    static JsonNode text(String schema) {
        try {
            return JsonMapper.shared().readTree(Files.readString(FOLDER.resolve(schema + ".json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The schema of the value of a type, as the AsyncAPI document publishes it.
    static String ofType(String type) {
        return AsyncApi.payloadOf(type).replaceFirst(".*/", "").replaceFirst("\\.json$", "");
    }

    private static Schema schema(String name) {
        return REGISTRY.getSchema(SchemaLocation.of("classpath:schemas/" + name + ".json"));
    }
}
