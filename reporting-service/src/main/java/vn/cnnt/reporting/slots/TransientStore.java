package vn.cnnt.reporting.slots;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The store of one generation, written by one projector and gone with the process: for making figures again where
/// there is no database.
public final class TransientStore implements Store {
    private final Generation generation;
    private final Map<String, Slot> slots = new HashMap<>();
    private final Map<Integer, Checkpoint> checkpoints = new TreeMap<>();
    private final TreeMap<String, ParkedEvent> parked = new TreeMap<>();

    public TransientStore(Generation generation) {
        this.generation = generation;
    }

    @Override
    public Map<String, Slot> slots(Collection<String> ids) {
        return named(slots, ids);
    }

    static Map<String, Slot> named(Map<String, Slot> slots, Collection<String> ids) {
        var found = new HashMap<String, Slot>();
        for (var id : ids) {
            var slot = slots.get(id);
            if (slot != null) {
                found.put(id, slot);
            }
        }
        return found;
    }

    @Override
    public void write(Map<String, Slot> more) {
        slots.putAll(more);
    }

    @Override
    public void park(String generation, Collection<ParkedEvent> events) {
        for (var event : events) {
            parked.putIfAbsent(
                    "%04d|%019d"
                            .formatted(
                                    event.record().partition(), event.record().offset()),
                    event);
        }
    }

    @Override
    public List<KeptEvent> parked(String generation, @Nullable String entity, @Nullable String after, int limit) {
        return from(parked, entity, after, limit);
    }

    /// A page of what is parked, in the order of its ids.
    static List<KeptEvent> from(
            SortedMap<String, ParkedEvent> parked, @Nullable String entity, @Nullable String after, int limit) {
        return parked.entrySet().stream()
                .filter(it -> after == null || it.getKey().compareTo(after) > 0)
                .filter(it -> entity == null || it.getValue().entity().equals(entity))
                .limit(limit)
                .map(it -> new KeptEvent(it.getKey(), it.getValue()))
                .toList();
    }

    @Override
    public Map<Integer, Checkpoint> checkpoints(Generation generation) {
        return new TreeMap<>(checkpoints);
    }

    @Override
    public boolean create(Checkpoint first) {
        return checkpoints.putIfAbsent(first.partition(), first) == null;
    }

    @Override
    public boolean raise(Checkpoint from, Checkpoint to) {
        checkpoints.put(to.partition(), to);
        return true;
    }

    @Override
    public Set<Integer> advance(List<Advance> advances) {
        advances.forEach(it -> checkpoints.put(it.to().partition(), it.to()));
        return Set.of();
    }

    @Override
    public Optional<Generation> generation(String name) {
        return Optional.of(generation);
    }

    @Override
    public Optional<String> active() {
        return Optional.of(generation.name());
    }

    @Override
    public String open(Generation generation) {
        return generation.name();
    }

    @Override
    public void prepare(Generation generation) {
        // It is there.
    }

    @Override
    public boolean activate(String from, String to) {
        return false;
    }

    @Override
    public void drop(String generation) {
        slots.clear();
        checkpoints.clear();
        parked.clear();
    }
}
