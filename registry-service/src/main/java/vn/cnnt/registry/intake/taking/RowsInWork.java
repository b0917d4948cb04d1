package vn.cnnt.registry.intake.taking;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import vn.cnnt.events.Province;
import vn.cnnt.registry.intake.row.Draft;
import vn.cnnt.registry.matching.EstablishmentName;
import vn.cnnt.registry.reference.Wording;
import vn.cnnt.registry.table.Row;

/// Rows that are taken in at once, so that what they ask of the store goes there together.
///
/// A row waits for those before it that can bear on it: they name an establishment by nearly the same name in the same
/// province, have the same tax code, or tell of a grant with the same title. So each finds the register as if the rows
/// were taken one after the other. What became of them comes out in the order of the list.
public final class RowsInWork implements AutoCloseable {
    private final int most;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ArrayDeque<InWork> inOrder = new ArrayDeque<>();
    private final Map<String, List<InWork>> byKey = new HashMap<>();

    public RowsInWork(int most) {
        this.most = most;
    }

    private record InWork(Row row, Map<String, Set<EstablishmentName>> bearing, Future<RowReport> report) {}

    public boolean isFull() {
        return inOrder.size() >= most;
    }

    public boolean isEmpty() {
        return inOrder.isEmpty();
    }

    public boolean isFirstDone() {
        return !inOrder.isEmpty() && inOrder.getFirst().report.isDone();
    }

    /// @param taking what is to be done with the row, once those that bear on it are done
    public void begin(Row row, Draft draft, Callable<RowReport> taking) {
        var bearing = bearing(draft);
        var before = before(bearing);
        var report = threads.submit(() -> {
            for (var other : before) {
                ended(other);
            }
            return taking.call();
        });
        var begun = new InWork(row, bearing, report);
        inOrder.addLast(begun);
        bearing.keySet()
                .forEach(key ->
                        byKey.computeIfAbsent(key, _ -> new ArrayList<>(1)).add(begun));
    }

    /// What became of the first of them; waits for it.
    public ReportedRow next() {
        var first = inOrder.removeFirst();
        first.bearing
                .keySet()
                .forEach(key -> byKey.computeIfPresent(key, (_, all) -> {
                    all.remove(first);
                    return all.isEmpty() ? null : all;
                }));
        return new ReportedRow(first.row, reportOf(first));
    }

    /// Waits for those that are in work: each is written down as a whole or not at all.
    @Override
    public void close() {
        threads.close();
    }

    private static RowReport reportOf(InWork row) {
        var interrupted = false;
        try {
            while (true) {
                try {
                    return row.report.get();
                } catch (InterruptedException _) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    switch (Objects.requireNonNull(e.getCause())) {
                        case RuntimeException failure -> throw failure;
                        case Error error -> throw error;
                        default -> throw new IllegalStateException(e.getCause());
                    }
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// However it ended: its own report says so.
    private static void ended(InWork other) throws InterruptedException {
        try {
            other.report.get();
        } catch (ExecutionException _) {
            // told by the row itself
        }
    }

    private List<InWork> before(Map<String, Set<EstablishmentName>> bearing) {
        var before = new LinkedHashSet<InWork>();
        bearing.forEach((key, names) -> {
            for (var other : byKey.getOrDefault(key, List.of())) {
                if (areNear(names, Objects.requireNonNull(other.bearing.get(key)))) {
                    before.add(other);
                }
            }
        });
        return List.copyOf(before);
    }

    /// A key without names is one by itself.
    private static boolean areNear(Set<EstablishmentName> some, Set<EstablishmentName> others) {
        return some.isEmpty() || EstablishmentName.best(some, others).isNear();
    }

    /// By what a row can bear on another: keys under which near names meet, with those names, and others without.
    private static Map<String, Set<EstablishmentName>> bearing(Draft draft) {
        var bearing = new HashMap<String, Set<EstablishmentName>>();
        for (var of : draft.establishments()) {
            var body = of.body();
            addNames(bearing, of.province(), of.name());
            body.path("aliases").forEach(alias -> addNames(bearing, of.province(), alias.asString("")));
            var code = body.at("/identifier/value").asString("");
            if (!code.isEmpty()) {
                bearing.put("code " + code, Set.of());
            }
        }
        if (draft instanceof Draft.Grant grant) {
            bearing.put("grant " + Wording.folded(grant.body().path("title").asString("")), Set.of());
        }
        return bearing;
    }

    private static void addNames(Map<String, Set<EstablishmentName>> bearing, Province province, String written) {
        var name = EstablishmentName.of(written);
        for (var key : name.nearKeys()) {
            bearing.computeIfAbsent(province.current().key() + "|" + key, _ -> new LinkedHashSet<>())
                    .add(name);
        }
    }
}
