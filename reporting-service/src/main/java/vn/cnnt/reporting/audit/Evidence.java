package vn.cnnt.reporting.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.cnnt.reporting.figures.Cells;
import vn.cnnt.reporting.figures.Cut;
import vn.cnnt.reporting.figures.Figures;
import vn.cnnt.reporting.figures.Snapshot;
import vn.cnnt.reporting.projection.Definition;

/// What a run was made of and what came of it, at one cut. Pure.
///
/// @param inputs by partition
record Evidence(SortedMap<Integer, Snapshot.Input> inputs, Cells cells, Cut cut) {
    static <V> Evidence of(Figures<V> figures, Definition<V> definition) {
        var answer = figures.read(
                snapshot -> new Part(snapshot.partition(), snapshot.input(), snapshot.cells(definition.pages())));
        var inputs = new TreeMap<Integer, Snapshot.Input>();
        answer.parts().forEach(part -> inputs.put(part.partition(), part.input()));
        return new Evidence(
                inputs, Cells.of(answer.parts().stream().map(Part::cells).toList()), answer.cut());
    }

    private record Part(int partition, Snapshot.Input input, Map<String, Map<String, long[]>> cells) {}

    /// The certificate's `input`: the same for every run over the same events.
    Map<String, @Nullable Object> input(String topic, @Nullable String topicId) {
        var partitions = new ArrayList<Map<String, @Nullable Object>>();
        var events = 0L;
        for (var input : inputs.entrySet()) {
            var partition = new LinkedHashMap<String, @Nullable Object>();
            partition.put("partition", input.getKey());
            partition.put("end", input.getValue().end());
            partition.put("events", input.getValue().events());
            partition.put("digest", input.getValue().digest());
            partitions.add(partition);
            events += input.getValue().events();
        }
        var it = new LinkedHashMap<String, @Nullable Object>();
        it.put("topic", topic);
        it.put("topicId", topicId);
        it.put("events", events);
        it.put("partitions", partitions);
        return it;
    }

    /// The certificate's `result`: the same for every run over the same events by the same definition.
    Map<String, @Nullable Object> result(String definition) {
        var it = new LinkedHashMap<String, @Nullable Object>();
        it.put("definition", definition);
        it.put("cells", cells.count());
        it.put("digest", cells.digest());
        it.put("parkedEvents", cut.parked().events());
        it.put("parkedEntities", cut.parked().entities());
        return it;
    }

    List<String> datasets() {
        return cells.byPage().keySet().stream()
                .map(page -> page.substring(0, page.indexOf('|')))
                .distinct()
                .toList();
    }
}
