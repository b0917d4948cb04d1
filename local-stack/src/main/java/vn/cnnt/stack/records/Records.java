package vn.cnnt.stack.records;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/// The door to the records: loads them into an empty register, or goes on with a load that was interrupted.
public final class Records {
    private static final String BEGUN = "load-begun";
    private static final String DONE = "load-done.txt";

    private Records() {}

    /// Empty when there was nothing to do: the register has things in it that are not from an unfinished load.
    public static Optional<LoadReport> load(
            HttpClient http, URI registry, Path folder, BiConsumer<Integer, Integer> progress) throws IOException {
        var api = new HttpRegistry(http, registry, folder.resolve("tokens").resolve("records"));
        var begun = folder.resolve(BEGUN);
        if (api.isEmpty()) {
            Files.deleteIfExists(folder.resolve(DONE));
            Files.writeString(begun, "");
        } else if (!Files.exists(begun)) {
            return Optional.empty();
        }
        var lists = RecordLists.read();
        var of = lists.stream().mapToInt(RecordLists.RecordList::rows).sum();
        var report = new LoadReport();
        var before = 0;
        for (var list : lists) {
            var already = before;
            report.add(list.file(), api.take(list, done -> progress.accept(already + done, of)));
            before += list.rows();
        }
        var tokens = api.changeTokens();
        report.register(
                Math.toIntExact(
                        tokens.stream().filter(token -> token.startsWith("e-")).count()),
                Math.toIntExact(
                        tokens.stream().filter(token -> token.startsWith("g-")).count()));
        Files.writeString(folder.resolve("load-report.txt"), report.text());
        Files.write(folder.resolve(DONE), tokens);
        Files.delete(begun);
        return Optional.of(report);
    }

    /// The last change of each aggregate that the load made; a query that waits for them sees all of it.
    public static List<String> changeTokens(Path folder) throws IOException {
        var done = folder.resolve(DONE);
        return Files.exists(done) ? Files.readAllLines(done) : List.of();
    }
}
