package vn.cnnt.registry.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.servlet.ServletContext;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.cnnt.registry.Somebody;
import vn.cnnt.registry.intake.list.Kind;
import vn.cnnt.servers.TestClient;

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

    @Test
    void health_is_answered_when_ten_files_that_are_hard_to_read_come_at_once() throws Exception {
        var kinds = Stream.of(Kind.values()).map(Kind::word).toList();
        var hard = hardToRead();
        var answers = new ArrayList<CompletableFuture<HttpResponse<String>>>();
        for (var i = 0; i < 10; i++) {
            var upload = uploading(
                    "hard" + i,
                    hard.get(i % hard.size()),
                    Map.of("kind", kinds.get(i % 3), "dryRun", "true"),
                    Map.of());
            answers.add(TestClient.sendAsync(upload));
        }
        do {
            assertThat(get("/actuator/health/liveness").statusCode()).isEqualTo(200);
        } while (!answers.stream().allMatch(CompletableFuture::isDone));

        assertThat(answers).allSatisfy(answer -> {
            var status = answer.join().statusCode();
            assertThat(status).as(answer.join().body()).isIn(202, 409, 422, 503);
            if (status == 503) {
                assertThat(answer.join().body()).contains("/problems/overloaded");
                assertThat(answer.join().headers().firstValue("Retry-After")).isPresent();
            }
        });
    }

    @Test
    void a_fifth_file_at_once_is_told_to_come_again_and_everybody_else_is_served() throws Exception {
        var clients = new ArrayList<Socket>();
        try {
            for (var i = 0; i < 4; i++) {
                var client = new Socket("127.0.0.1", port);
                clients.add(client);
                send(client, "Content-Length: 900000");
                client.getOutputStream().write(text(FORM));
                client.getOutputStream().flush();
            }
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                var fifth = upload("enterprises", "l.csv", text("Tỉnh;Tên cơ sở\n"), "true");
                assertThat(fifth.statusCode()).isEqualTo(503);
                assertThat(fifth.body()).contains("/problems/overloaded");
            });
            assertThat(get("/actuator/health/liveness").statusCode()).isEqualTo(200);
        } finally {
            for (var client : clients) {
                client.close();
            }
        }
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(upload("enterprises", "l.csv", text("Tỉnh;Tên cơ sở\nHuế;"), "true")
                                .statusCode())
                        .isNotEqualTo(503));
    }

    /// Each as large as a file may be here, or larger once it is unpacked.
    private static List<byte[]> hardToRead() throws IOException {
        var most = 1_000_000;
        var head = "Tỉnh;Tên cơ sở\n";
        return List.of(
                text(head + "a;b\n".repeat(most / 4)),
                text(";".repeat(most)),
                text(head + "\"" + "a\n".repeat(most / 2)),
                text(head + "Huế;" + "(".repeat(most) + "\n"),
                text("Tên " + "(a".repeat(most / 2) + "\n"),
                text("1".repeat(most) + ";Tên cơ sở\nHuế;1." + "0".repeat(1000)),
                book("xl/worksheets/sheet1.xml", "<row><c><v>1</v></c></row>", 300 << 20),
                book("xl/sharedStrings.xml", "<si><t>a</t></si>", 300 << 20),
                book("xl/styles.xml", "<xf/>", 300 << 20));
    }

    /// A workbook one of whose parts goes on and on.
    private static byte[] book(String endless, String piece, int size) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var book = new XSSFWorkbook()) {
            var row = book.createSheet("a").createRow(0);
            row.createCell(0).setCellValue("Tỉnh");
            row.createCell(1).setCellValue("Tên cơ sở");
            book.write(bytes);
        }
        var bomb = new ByteArrayOutputStream();
        try (var in = new ZipInputStream(new ByteArrayInputStream(bytes.toByteArray()));
                var out = new ZipOutputStream(bomb)) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                var whole = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                var end = whole.lastIndexOf("</", whole.lastIndexOf('<'));
                if (entry.getName().equals(endless)) {
                    out.write(text(whole.substring(0, end)));
                    var many = text(piece.repeat((1 << 20) / piece.length()));
                    for (var left = size; left > 0; left -= many.length) {
                        out.write(many);
                    }
                    out.write(text(whole.substring(end)));
                } else {
                    out.write(text(whole));
                }
            }
        }
        return bomb.toByteArray();
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
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
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
