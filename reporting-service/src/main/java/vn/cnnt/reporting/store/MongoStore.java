package vn.cnnt.reporting.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;
import vn.cnnt.reporting.slots.Checkpoint;
import vn.cnnt.reporting.slots.Generation;
import vn.cnnt.reporting.slots.ParkedEvent;
import vn.cnnt.reporting.slots.Slot;
import vn.cnnt.reporting.slots.Store;

/// The store in MongoDB, a collection for each of its four subjects. What it has acknowledged a majority has, so that
/// no failover takes a slot back that a checkpoint relies on.
@Component
class MongoStore implements Store {
    private final Slots slots;
    private final Checkpoints checkpoints;
    private final Parked parked;
    private final Generations generations;

    MongoStore(MongoOperations mongo) {
        this.slots = new Slots(mongo);
        this.checkpoints = new Checkpoints(mongo);
        this.parked = new Parked(mongo);
        this.generations = new Generations(mongo);
    }

    @Override
    public Map<String, Slot> slots(Collection<String> ids) {
        return slots.find(ids);
    }

    @Override
    public void write(Map<String, Slot> more) {
        slots.write(more);
    }

    @Override
    public void park(String generation, Collection<ParkedEvent> events) {
        parked.park(generation, events);
    }

    @Override
    public List<KeptEvent> parked(String generation, @Nullable String entity, @Nullable String after, int limit) {
        return parked.find(generation, entity, after, limit);
    }

    @Override
    public Map<Integer, Checkpoint> checkpoints(Generation generation) {
        return checkpoints.find(generation);
    }

    @Override
    public boolean create(Checkpoint first) {
        return checkpoints.create(first);
    }

    @Override
    public boolean raise(Checkpoint from, Checkpoint to) {
        return checkpoints.raise(from, to);
    }

    @Override
    public Set<Integer> advance(List<Advance> advances) {
        return checkpoints.advance(advances);
    }

    @Override
    public Optional<Generation> generation(String name) {
        return generations.generation(name);
    }

    @Override
    public Optional<String> active() {
        return generations.active();
    }

    @Override
    public String open(Generation generation) {
        return generations.open(generation);
    }

    @Override
    public void prepare(Generation generation) {
        generations.prepare(generation);
    }

    @Override
    public boolean activate(String from, String to) {
        return generations.activate(from, to);
    }

    @Override
    public void drop(String generation) {
        // By their names: '}' is what follows '|'.
        var named = new Document("_id", new Document("$gte", generation + "|").append("$lt", generation + "}"));
        slots.delete(named);
        parked.delete(named);
        checkpoints.delete(named);
    }
}
