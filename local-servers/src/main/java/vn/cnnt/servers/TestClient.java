package vn.cnnt.servers;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/// Whoever asks a service in a test. All tests of a module share one client, which neither follows redirections nor
/// keeps cookies; a question that nobody answers fails the test that asked it, and does not stop the build.
public final class TestClient {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private TestClient() {}

    /// The answer to it, read as UTF-8 unless the answer says otherwise.
    public static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return send(request, BodyHandlers.ofString());
    }

    public static <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> reading)
            throws IOException, InterruptedException {
        return CLIENT.send(patiently(request), reading);
    }

    /// Asks without waiting, for tests in which many ask at once.
    public static CompletableFuture<HttpResponse<String>> sendAsync(HttpRequest request) {
        return CLIENT.sendAsync(patiently(request), BodyHandlers.ofString());
    }

    private static HttpRequest patiently(HttpRequest request) {
        return request.timeout().isPresent()
                ? request
                : HttpRequest.newBuilder(request, (_, _) -> true)
                        .timeout(PATIENCE)
                        .build();
    }
}
