package vn.cnnt.registry.updates;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.cnnt.manners.Actor;
import vn.cnnt.manners.Fingerprint;

/// What one listener knows, and so what is news to it. The id of its events stands for everything that it was told: who
/// comes back with it, and nothing is otherwise, is told nothing again, by whatever instance. Pure; for one thread.
final class Heard {
    private final Actor listener;
    private final @Nullable String lastEventId;
    private final Map<String, String> told = new HashMap<>();
    private boolean hasLooked;

    Heard(Actor listener, @Nullable String lastEventId) {
        this.listener = listener;
        this.lastEventId = lastEventId == null ? null : lastEventId.strip();
    }

    /// The events that tell what is otherwise; empty where nothing is.
    String next(List<Notice> now) {
        var own = now.stream().filter(notice -> notice.isFor().test(listener)).toList();
        var id = idOf(own);
        if (!hasLooked && id.equals(lastEventId)) {
            own.forEach(notice -> told.put(notice.name(), notice.data()));
        }
        hasLooked = true;
        var text = new StringBuilder();
        for (var notice : own) {
            if (!notice.data().equals(told.put(notice.name(), notice.data()))) {
                text.append("id: ")
                        .append(id)
                        .append("\nevent: ")
                        .append(notice.event())
                        .append("\ndata: ")
                        .append(notice.data())
                        .append("\n\n");
            }
        }
        return text.toString();
    }

    private static String idOf(List<Notice> own) {
        var all = new StringBuilder();
        own.stream()
                .map(notice -> notice.name() + " " + notice.data() + "\n")
                .sorted()
                .forEach(all::append);
        return Fingerprint.of(all.toString().getBytes(StandardCharsets.UTF_8));
    }
}
