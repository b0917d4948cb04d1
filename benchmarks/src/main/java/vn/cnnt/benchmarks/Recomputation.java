package vn.cnnt.benchmarks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The figures in the simplest way there is: read the whole log, keep each thing as its last event left it, add up.
/// Shares nothing with the projection but the contract.
final class Recomputation {
    private Recomputation() {}

    static Cells of(Log log) {
        Map<String, List<Fact>> things = new HashMap<>();
        Map<String, Fact> known = new HashMap<>();
        Map<String, Long> versions = new HashMap<>();
        log.read(record -> {
            var event = Fact.original(record.key(), record.headers(), record.value());
            if (event != null && event.sequence() > versions.getOrDefault(event.subject(), 0L)) {
                versions.put(event.subject(), event.sequence());
                var thing = Fact.of(event);
                // There are few different ones: a million things share them.
                things.put(
                        thing.id(),
                        thing.facts().stream()
                                .map(fact -> known.computeIfAbsent(fact.toString(), _ -> fact))
                                .toList());
            }
        });
        var cells = new Cells();
        things.values().forEach(facts -> facts.forEach(fact -> cells.add(fact, 1)));
        return cells;
    }
}
