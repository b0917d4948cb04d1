package vn.cnnt.reporting.slots;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// The store as MongoDB is: each write by itself, none together. Between two of them anything can be made to happen.
public final class MemoryStore implements Store {
    private final Map<String, Slot> slots = new TreeMap<>();
    private final Map<String, TreeMap<Integer, Checkpoint>> checkpoints = new HashMap<>();
    private final TreeMap<String, ParkedEvent> parked = new TreeMap<>();
    private final Map<String, Generation> generations = new HashMap<>();
    private @Nullable String active;
    private boolean withoutOrphans;
    private Interruption interruption = (_, _) -> {};
    private Runnable meanwhile = () -> {};
    private int writes;

    /// Called before and after each single write, which is numbered from 0.
    public interface Interruption {
        void at(int write, boolean done);
    }

    public void interruptedBy(Interruption interruption) {
        this.interruption = interruption;
        this.writes = 0;
    }

    public void undisturbed() {
        interruptedBy((_, _) -> {});
    }

    /// What happens each time someone looks how far a generation is, and each time slots are read.
    public void lookedAt(Runnable meanwhile) {
        this.meanwhile = meanwhile;
    }

    public int writes() {
        return writes;
    }

    /// Takes the orphan rule out: nobody is told any more where an epoch ended.
    public MemoryStore forgettingWhereEpochsEnded() {
        withoutOrphans = true;
        return this;
    }

    public Map<String, Slot> all() {
        return slots;
    }

    public void write(String id, Slot slot) {
        step(() -> slots.merge(id, slot, (held, given) -> given.isNewerThan(held) ? given : held));
    }

    @Override
    public Map<String, Slot> slots(Collection<String> ids) {
        meanwhile.run();
        return TransientStore.named(slots, ids);
    }

    @Override
    public void write(Map<String, Slot> slots) {
        slots.forEach(this::write);
    }

    @Override
    public void park(String generation, Collection<ParkedEvent> events) {
        for (var event : events) {
            var id = "%s|%04d|%019d"
                    .formatted(
                            generation,
                            event.record().partition(),
                            event.record().offset());
            step(() -> parked.putIfAbsent(id, event));
        }
    }

    @Override
    public List<KeptEvent> parked(String generation, @Nullable String entity, @Nullable String after, int limit) {
        return TransientStore.from(parked, entity, after, limit);
    }

    @Override
    public Map<Integer, Checkpoint> checkpoints(Generation generation) {
        meanwhile.run();
        var visible = new TreeMap<Integer, Checkpoint>();
        of(generation.name()).forEach((partition, it) -> visible.put(partition, withoutOrphans ? forgetful(it) : it));
        return visible;
    }

    @Override
    public boolean create(Checkpoint first) {
        var isFirst = new AtomicBoolean();
        step(() -> isFirst.set(of(first.generation()).putIfAbsent(first.partition(), first) == null));
        return isFirst.get();
    }

    @Override
    public boolean raise(Checkpoint from, Checkpoint to) {
        return compareAndSet(from, to);
    }

    @Override
    public Set<Integer> advance(List<Advance> advances) {
        var superseded = new HashSet<Integer>();
        for (var advance : advances) {
            if (!compareAndSet(advance.from(), advance.to())) {
                superseded.add(advance.from().partition());
            }
        }
        return superseded;
    }

    @Override
    public Optional<Generation> generation(String name) {
        return Optional.ofNullable(generations.get(name));
    }

    @Override
    public Optional<String> active() {
        return Optional.ofNullable(active);
    }

    @Override
    public String open(Generation generation) {
        generations.putIfAbsent(generation.name(), generation);
        if (active == null) {
            active = generation.name();
        }
        return active;
    }

    @Override
    public void prepare(Generation generation) {
        generations.putIfAbsent(generation.name(), generation);
    }

    @Override
    public boolean activate(String from, String to) {
        if (!from.equals(active)) {
            return false;
        }
        active = to;
        return true;
    }

    @Override
    public void drop(String generation) {
        slots.keySet().removeIf(id -> id.startsWith(generation + "|"));
        parked.keySet().removeIf(id -> id.startsWith(generation + "|"));
        checkpoints.remove(generation);
    }

    private boolean compareAndSet(Checkpoint from, Checkpoint to) {
        var done = new ArrayList<Boolean>();
        step(() -> {
            var held = of(from.generation()).get(from.partition());
            done.add(held.epoch() == from.epoch() && held.offset() == from.offset());
            if (done.getFirst()) {
                of(to.generation()).put(to.partition(), to);
            }
        });
        return done.getFirst();
    }

    private void step(Runnable write) {
        var number = writes++;
        interruption.at(number, false);
        write.run();
        interruption.at(number, true);
    }

    private TreeMap<Integer, Checkpoint> of(String generation) {
        return checkpoints.computeIfAbsent(generation, _ -> new TreeMap<>());
    }

    private static Checkpoint forgetful(Checkpoint it) {
        var starts = new TreeMap<Long, Long>();
        starts.put(0L, Long.MAX_VALUE);
        return new Checkpoint(
                it.generation(),
                it.partition(),
                it.epoch(),
                it.offset(),
                starts,
                it.topicId(),
                it.recordedAt(),
                it.events(),
                it.parkedEvents(),
                it.parkedEntities(),
                it.blocked(),
                it.readTo(),
                it.digest(),
                it.viewPages(),
                it.pages(),
                it.changedAt());
    }
}
