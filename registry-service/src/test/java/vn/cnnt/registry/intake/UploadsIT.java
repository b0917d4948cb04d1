package vn.cnnt.registry.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.servlet.ServletContext;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.cnnt.registry.Somebody;

/// Files that never end, and clients that go away: answered soon, and nothing of them is kept.
class UploadsIT extends ImportsOverHttp {
    private static final String FORM = "--x\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\nenterprises\r\n"
            + "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"l.csv\"\r\n\r\nTỉnh;Tên cơ sở\n";
    private static final int PIECE = 1 << 16;
    /// Of a file that may have 1 MB.
    private static final int ENDLESS = 64 << 20;

    @Autowired
    ServletContext servlets;

    @Test
    void a_file_that_is_too_large_is_refused_while_it_comes_and_nothing_of_it_stays() throws IOException {
        var before = kept();
        try (var client = new Socket("127.0.0.1", port)) {
            client.setSoTimeout(30_000);
            send(client, "Transfer-Encoding: chunked");
            var sent = sendUntilNobodyListens(client);

            assertThat(sent).isLessThan(ENDLESS);
            assertThat(answer(client)).startsWith("HTTP/1.1 413").contains("/problems/too-large", "1048576");
        }
        assertNothingOfItStays(before);
    }

    @Test
    void a_file_that_says_it_is_too_large_is_refused_before_it_comes() throws IOException {
        var before = kept();
        try (var client = new Socket("127.0.0.1", port)) {
            client.setSoTimeout(30_000);
            send(client, "Content-Length: 2500000000");

            assertThat(answer(client)).startsWith("HTTP/1.1 413").contains("/problems/too-large", "1048576");
        }
        assertNothingOfItStays(before);
    }

    @Test
    void nothing_stays_of_a_file_whose_client_goes_away() throws IOException {
        var before = kept();
        try (var client = new Socket("127.0.0.1", port)) {
            send(client, "Content-Length: 900000");
            client.getOutputStream().write(text(FORM));
            client.getOutputStream().write(new byte[PIECE]);
            await().untilAsserted(() -> assertThat(underWay()).isNotEmpty());
        }
        assertNothingOfItStays(before);
    }

    private static void send(Socket client, String length) throws IOException {
        client.getOutputStream()
                .write(text("POST /api/v1/imports HTTP/1.1\r\nHost: localhost\r\nAccept-Language: en\r\n"
                        + "Authorization: " + Somebody.bearer() + "\r\n"
                        + "Content-Type: multipart/form-data; boundary=x\r\n" + length + "\r\n\r\n"));
    }

    /// @return how much was taken
    private static long sendUntilNobodyListens(Socket client) throws IOException {
        var out = client.getOutputStream();
        var form = text(FORM);
        out.write(text(Integer.toHexString(form.length) + "\r\n"));
        out.write(form);
        out.write(text("\r\n"));
        var piece = new byte[PIECE];
        Arrays.fill(piece, (byte) 'a');
        for (var sent = 0L; sent < ENDLESS; sent += PIECE) {
            try {
                out.write(text(Integer.toHexString(PIECE) + "\r\n"));
                out.write(piece);
                out.write(text("\r\n"));
            } catch (IOException _) {
                return sent;
            }
        }
        return ENDLESS;
    }

    /// As much of it as comes before the connection ends.
    private static String answer(Socket client) throws IOException {
        var answer = new StringBuilder();
        try (var lines = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
            for (var c = lines.read(); c >= 0; c = lines.read()) {
                answer.append((char) c);
                if (answer.indexOf("]}") > 0) {
                    break;
                }
            }
        }
        return answer.toString();
    }

    private void assertNothingOfItStays(List<Long> before) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(underWay()).isEmpty();
            assertThat(kept()).isEqualTo(before);
        });
    }

    /// Parts of requests that are on disk.
    private List<Path> underWay() {
        var folder = ((File) servlets.getAttribute(ServletContext.TEMPDIR)).toPath();
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (UncheckedIOException | IOException e) {
            var cause = e instanceof UncheckedIOException unchecked ? unchecked.getCause() : e;
            if (cause instanceof NoSuchFileException) {
                return List.of(folder); // one was deleted under our eyes
            }
            throw new AssertionError(e);
        }
    }

    private List<Long> kept() {
        return List.of(
                mongo.getCollection("imports").countDocuments(),
                mongo.getCollection("import-files").countDocuments(),
                mongo.getCollection("enterprises").countDocuments(new Document()));
    }
}
