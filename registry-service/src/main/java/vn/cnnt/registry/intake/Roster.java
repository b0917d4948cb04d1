package vn.cnnt.registry.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.cnnt.registry.matching.EstablishmentName;
import vn.cnnt.registry.matching.Match;

/// The establishments of one of today's provinces by what they are called: who has exactly this name, who has nearly
/// it. In memory while an import lasts, because each of its rows asks. Which of two near names is meant, only an
/// officer knows.
final class Roster {
    private static final int MOST = 5;

    private final Map<String, Set<String>> byKey = new HashMap<>();
    private final Map<String, List<Entry>> byNearKey = new HashMap<>();

    /// @param percent 100 is the same name
    /// @param why the words that differ
    record Candidate(String id, String name, int percent, String why) {}

    private record Entry(String id, String name, EstablishmentName as) {}

    void add(String id, List<String> names) {
        for (var name : names) {
            var entry = new Entry(id, name, EstablishmentName.of(name));
            byKey.computeIfAbsent(entry.as.key(), _ -> new HashSet<>()).add(id);
            entry.as
                    .nearKeys()
                    .forEach(key -> byNearKey
                            .computeIfAbsent(key, _ -> new ArrayList<>(1))
                            .add(entry));
        }
    }

    Set<String> exact(String name) {
        return byKey.getOrDefault(EstablishmentName.of(name).key(), Set.of());
    }

    /// The likest first.
    List<Candidate> near(String name) {
        var as = EstablishmentName.of(name);
        var best = new LinkedHashMap<String, Candidate>();
        for (var key : as.nearKeys()) {
            for (var entry : byNearKey.getOrDefault(key, List.of())) {
                var match = as.match(entry.as);
                if (match.isNear()) {
                    best.merge(entry.id, candidate(entry, match), Roster::liker);
                }
            }
        }
        var all = new ArrayList<>(best.values());
        all.sort(Comparator.comparingInt(Candidate::percent).reversed().thenComparing(Candidate::id));
        return List.copyOf(all.subList(0, Math.min(MOST, all.size())));
    }

    private static Candidate candidate(Entry entry, Match match) {
        return new Candidate(entry.id, entry.name, match.percent(), match.why());
    }

    private static @Nullable Candidate liker(Candidate one, Candidate other) {
        return one.percent >= other.percent ? one : other;
    }
}
