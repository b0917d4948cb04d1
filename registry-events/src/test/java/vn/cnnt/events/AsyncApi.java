package vn.cnnt.events;

import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The published AsyncAPI document.
final class AsyncApi {
    static final Path FILE = Path.of("../docs/asyncapi.yaml");
    static final JsonNode DOCUMENT = new YAMLMapper().readTree(FILE.toFile());

    private AsyncApi() {}

    static List<JsonNode> messages() {
        return DOCUMENT.at("/channels/events/messages")
                .valueStream()
                .map(reference -> DOCUMENT.at(reference.get("$ref").asString().substring(1)))
                .toList();
    }

    static String payloadOf(String type) {
        return messages().stream()
                .filter(message -> message.get("name").asString().equals(type))
                .map(message -> message.at("/payload/$ref").asString())
                .findFirst()
                .orElseThrow(() -> new AssertionError("docs/asyncapi.yaml has no message " + type));
    }
}
