package vn.cnnt.registry;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// Asks the service in the same container whether it is ready: the image has a JRE but no curl. Ends with 0 when it is.
final class HealthProbe {
    private HealthProbe() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        var port = System.getenv().getOrDefault("SERVER_PORT", "8080");
        var readiness = URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness");
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(readiness)
                    .timeout(Duration.ofSeconds(2))
                    .build();
            var answer = client.send(request, BodyHandlers.ofString());
            System.exit(answer.statusCode() == 200 ? 0 : 1);
        }
    }
}
