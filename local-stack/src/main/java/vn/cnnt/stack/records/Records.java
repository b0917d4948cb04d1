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
    private Records() {}

    /// Empty when there was nothing to do: the register has things in it that are not from an unfinished load.
    public static Optional<LoadReport> load(
            HttpClient http, URI registry, Path folder, BiConsumer<Integer, Integer> progress) throws IOException {
        var api = new HttpRegistry(http, registry);
        var journal = LoadJournal.in(folder);
        if (api.isEmpty()) {
            journal.begin();
        } else if (!journal.isBegun() || journal.isComplete()) {
            return Optional.empty();
        }
        var report = new Load(LoadPlan.of(RecordFiles.read()), api, journal, progress::accept).run();
        Files.writeString(folder.resolve("load-report.txt"), report.text());
        return Optional.of(report);
    }

    /// The last change of each aggregate that the load made; a query that waits for them sees all of it.
    public static List<String> changeTokens(Path folder) throws IOException {
        return LoadJournal.in(folder).changeTokens();
    }
}
