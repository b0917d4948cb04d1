package vn.cnnt.stack.records;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import vn.cnnt.stack.records.Answer.Accepted;

/// What a load has already got from the registry, one line per accepted call, kept over restarts. The registry
/// remembers idempotency keys for seven days only; a load taken up later than that still asks for nothing twice.
final class LoadJournal {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path file;
    private final Map<String, Accepted> answers = new HashMap<>();
    private boolean complete;

    private LoadJournal(Path file) {
        this.file = file;
    }

    /// Reads what is there. A last line that was cut off by a crash is as good as not written: its call is made
    /// again, under the same key.
    static LoadJournal in(Path folder) throws IOException {
        var journal = new LoadJournal(folder.resolve("load.jsonl"));
        if (Files.exists(journal.file)) {
            for (var line : Files.readAllLines(journal.file, StandardCharsets.UTF_8)) {
                journal.take(line);
            }
        }
        return journal;
    }

    boolean isBegun() {
        return Files.exists(file);
    }

    boolean isComplete() {
        return complete;
    }

    /// For a load into a register that has nothing in it, whatever was there before.
    void begin() throws IOException {
        answers.clear();
        complete = false;
        Files.writeString(file, "");
    }

    void complete() {
        append(new Entry(null, null));
        complete = true;
    }

    @Nullable
    Accepted answerTo(Call call) {
        return answers.get(call.idempotencyKey());
    }

    void keep(Call call, Accepted answer) {
        append(new Entry(call.idempotencyKey(), answer));
        answers.put(call.idempotencyKey(), answer);
    }

    List<String> changeTokens() {
        var versions = new TreeMap<String, Long>();
        answers.values().stream().map(Accepted::changeToken).forEach(token -> {
            var at = token.lastIndexOf('@');
            versions.merge(token.substring(0, at), Long.valueOf(token.substring(at + 1)), Math::max);
        });
        return versions.entrySet().stream()
                .map(last -> last.getKey() + "@" + last.getValue())
                .toList();
    }

    private void append(Entry entry) {
        try {
            Files.writeString(
                    file, "\n" + JSON.writeValueAsString(entry), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(String line) {
        try {
            var entry = line.isBlank() ? new Entry("", null) : JSON.readValue(line, Entry.class);
            if (entry.key == null) {
                complete = true;
            } else if (entry.answer != null) {
                answers.put(entry.key, entry.answer);
            }
        } catch (JacksonException _) {
            // A line without its end: see `in`.
        }
    }

    private record Entry(@Nullable String key, @Nullable Accepted answer) {}
}
