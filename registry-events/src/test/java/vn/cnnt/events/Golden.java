package vn.cnnt.events;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A record of the log as some producer once wrote it: golden/`<type>.<n>.json`. The value stands there readably; what
/// was sent is the same members in the same order without white space, and the hash among the headers says so.
///
/// @param previousHash the hash of the event before it in its stream
record Golden(String file, String key, String previousHash, Map<String, String> headers, ObjectNode value) {
    private static final JsonMapper PLAIN = JsonMapper.shared();
    private static final Path FOLDER = Path.of("src/test/resources/golden");

    static List<String> files() {
        try (var files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString().replaceFirst("\\.json$", ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Golden of(String file) {
        try {
            var tree = PLAIN.readTree(Files.readString(FOLDER.resolve(file + ".json")));
            var headers = new TreeMap<String, String>();
            tree.get("headers")
                    .properties()
                    .forEach(header ->
                            headers.put(header.getKey(), header.getValue().asString()));
            return new Golden(
                    file,
                    tree.get("key").asString(),
                    tree.get("previousHash").asString(),
                    headers,
                    tree.get("value").asObject());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text() {
        return PLAIN.writeValueAsString(value);
    }

    Envelope read() throws UndecodableEvent {
        return read(value);
    }

    /// Reads another value under the same headers.
    Envelope read(JsonNode other) throws UndecodableEvent {
        return read(headers, PLAIN.writeValueAsString(other).getBytes(StandardCharsets.UTF_8));
    }

    static Envelope read(Map<String, String> headers, byte @Nullable [] value) throws UndecodableEvent {
        return WireFormat.read(
                name -> {
                    var text = headers.get(name);
                    return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
                },
                value);
    }

    @Override
    public String toString() {
        return file;
    }
}
