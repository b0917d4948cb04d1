package vn.cnnt.benchmarks;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The client of everything that is measured. The plainest there is in the JDK, since what it takes of the processors
/// the services don't have: connections are kept and used again, and whoever asks does the work.
final class Http {
    static {
        System.setProperty("http.maxConnections", "128");
        System.setProperty("sun.net.http.retryPost", "false"); // a command that may have been taken isn't said twice
    }

    private Http() {}

    record Answer(int status, String body, Map<String, List<String>> headers) {
        Optional<String> header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> name.equalsIgnoreCase(header.getKey())) // that of the status line is null
                    .map(header -> header.getValue().getFirst())
                    .findFirst();
        }
    }

    static Answer get(URI uri, Map<String, String> headers, Duration patience) throws IOException {
        return send("GET", uri, headers, null, patience);
    }

    static Answer getAsNobody(URI uri, Duration patience) throws IOException {
        return sendPlain("GET", uri, Map.of(), null, patience);
    }

    /// With the token of [Identity], unless the headers have another one.
    ///
    /// @param body JSON; null sends none
    static Answer send(String method, URI uri, Map<String, String> headers, @Nullable String body, Duration patience)
            throws IOException {
        var all = new HashMap<String, String>();
        all.put("Authorization", "Bearer " + Identity.token());
        all.putAll(headers);
        return sendPlain(method, uri, all, body, patience);
    }

    private static Answer sendPlain(
            String method, URI uri, Map<String, String> headers, @Nullable String body, Duration patience)
            throws IOException {
        var connection = (HttpURLConnection) uri.toURL().openConnection();
        connection.setRequestMethod(method);
        connection.setUseCaches(false);
        connection.setConnectTimeout((int) Duration.ofSeconds(5).toMillis());
        connection.setReadTimeout((int) patience.toMillis());
        connection.setRequestProperty("Accept", "application/json");
        headers.forEach(connection::setRequestProperty);
        if (body != null) {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            connection.setRequestProperty("Content-Type", "application/json");
            connection.setDoOutput(true);
            connection.setFixedLengthStreamingMode(bytes.length);
            try (var out = connection.getOutputStream()) {
                out.write(bytes);
            }
        }
        var status = connection.getResponseCode();
        // A connection whose answer was read to its end is used again.
        try (var in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            var answer = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(status, answer, Objects.requireNonNull(connection.getHeaderFields()));
        }
    }
}
