package vn.cnnt.registry.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import vn.cnnt.events.Province;
import vn.cnnt.registry.reference.Wording;

/// The establishments of one of today's provinces by what they are called: who has exactly this name, who has nearly it.
///
/// Exact is the same name but for accents, case, punctuation and how its legal form is written. Near is the same name
/// under another legal form or with the province's name added, or one that differs by few letters. Which of two near
/// names is meant, only an officer knows.
final class Roster {
    private static final double NEAR = 0.82;
    private static final int MOST = 5;
    private static final Pattern FORM = Pattern.compile(
            "(?<![a-z0-9])(?:cong ty|tnhh|mtv|cp|hd|dntn|lhhtx|htx|tht|hkd|co so|xi nghiep|doanh nghiep|nha may)(?![a-z0-9])");

    private final String place;
    private final Map<String, Set<String>> byKey = new HashMap<>();
    private final Map<String, Set<Entry>> byPair = new HashMap<>();

    /// @param score 1 is the same name
    record Candidate(String id, String name, double score) {}

    private record Entry(String id, String name, String core, Set<String> pairs) {}

    Roster(Province today) {
        this.place = Wording.folded(today.vi());
    }

    void add(String id, List<String> names) {
        for (var name : names) {
            byKey.computeIfAbsent(Wording.nameKey(name), _ -> new HashSet<>()).add(id);
            var core = core(name);
            var entry = new Entry(id, name, core, pairs(core));
            entry.pairs.forEach(
                    pair -> byPair.computeIfAbsent(pair, _ -> new HashSet<>()).add(entry));
        }
    }

    Set<String> exact(String name) {
        return byKey.getOrDefault(Wording.nameKey(name), Set.of());
    }

    /// The nearest first.
    List<Candidate> near(String name) {
        var core = core(name);
        var pairs = pairs(core);
        if (pairs.isEmpty()) {
            return List.of();
        }
        // whoever shares four fifths of the pairs has one of the rarest fifth and a bit
        var rarest = pairs.stream()
                .sorted(Comparator.comparingInt(pair -> byPair.getOrDefault(pair, Set.of()).size()))
                .limit(pairs.size() / 3 + 1)
                .toList();
        var found = new LinkedHashMap<String, Candidate>();
        for (var pair : rarest) {
            for (var entry : byPair.getOrDefault(pair, Set.of())) {
                var score = core.equals(entry.core) ? 0.95 : likeness(pairs, entry.pairs);
                if (score >= NEAR) {
                    found.merge(
                            entry.id,
                            new Candidate(entry.id, entry.name, score),
                            (one, other) -> one.score >= other.score ? one : other);
                }
            }
        }
        var all = new ArrayList<>(found.values());
        all.sort(Comparator.comparingDouble(Candidate::score).reversed().thenComparing(Candidate::id));
        return all.stream().limit(MOST).toList();
    }

    /// The name without its legal form and the province it is in.
    private String core(String name) {
        var key = FORM.matcher(Wording.nameKey(name)).replaceAll(" ");
        var without = (" " + key.replaceAll(" {2,}", " ").strip() + " ").replace(" " + place + " ", " ").strip();
        return without.isEmpty() ? key.strip() : without;
    }

    private static double likeness(Set<String> one, Set<String> other) {
        var common = one.stream().filter(other::contains).count();
        return 2.0 * common / (one.size() + other.size());
    }

    /// Pairs of letters; a repetition is told from the first.
    private static Set<String> pairs(String text) {
        var seen = new HashMap<String, Integer>();
        var compact = text.replace(" ", "");
        return IntStream.range(0, Math.max(0, compact.length() - 1))
                .mapToObj(i -> compact.substring(i, i + 2))
                .map(pair -> pair + seen.merge(pair, 1, Integer::sum))
                .collect(Collectors.toCollection(HashSet::new));
    }
}
