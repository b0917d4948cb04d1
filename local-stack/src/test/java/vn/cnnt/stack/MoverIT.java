package vn.cnnt.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/// One establishment moves between two provinces as fast as it can while others ask without stopping. Whatever they
/// are told, it is somewhere, and in one place only.
@ResourceLock(SharedStack.NAME)
class MoverIT {
    private static final int MOVES = 200;
    private static final int AT_LEAST = 20;
    /// Hòa Bình, which is Phú Thọ's today, and Cà Mau: nobody else's in these tests.
    private static final List<String> SEATS = List.of("VN-17", "VN-96");

    private static final List<String> SEATS_OF_TODAY = List.of("VN-25", "VN-96");

    private final Client client = new Client(SharedStack.get());

    @Test
    void every_answer_has_the_same_total_and_the_mover_in_one_place() {
        var mover = client.post(
                        "/enterprises",
                        null,
                        Map.of("name", "Cơ sở hay chuyển", "legalForm", "LLC", "province", SEATS.getFirst()))
                .is(201);
        var before = table("as-decided", "&after=" + mover.token());
        var moved = new AtomicBoolean();

        List<Answers> seen;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var readers = List.of(
                    CompletableFuture.supplyAsync(() -> ask("as-decided", moved), threads),
                    CompletableFuture.supplyAsync(() -> ask("current", moved), threads));
            try {
                move("/enterprises/" + mover.id());
            } finally {
                moved.set(true);
            }
            seen = readers.stream().map(CompletableFuture::join).toList();
        }

        var total = before.total();
        assertThat(seen).allSatisfy(answers -> {
            assertThat(answers.tables).hasSizeGreaterThan(AT_LEAST).allSatisfy(table -> {
                assertThat(table.total()).isEqualTo(total);
                assertThat(table.sumOfRows()).isEqualTo(total);
            });
            assertThat(answers.totals).containsOnly(total);
        });
        assertOneSeat(seen.getFirst().tables, SEATS, before);
        assertOneSeat(seen.getLast().tables, SEATS_OF_TODAY, table("current", ""));
        System.out.printf(
                "MoverIT: %d moves; %d tables at %d cuts as decided, %d at %d cuts as of today; total always %d%n",
                MOVES,
                seen.getFirst().tables.size(),
                cuts(seen.getFirst()),
                seen.getLast().tables.size(),
                cuts(seen.getLast()),
                total);
    }

    /// @param cut the offsets the answer stands on
    private record Table(long total, Map<String, Long> rows, String cut) {
        long sumOfRows() {
            return rows.values().stream().mapToLong(Long::longValue).sum();
        }

        List<Long> at(List<String> provinces) {
            return provinces.stream()
                    .map(province -> rows.getOrDefault(province, 0L))
                    .toList();
        }
    }

    private record Answers(List<Table> tables, Set<Long> totals) {}

    private void move(String path) {
        for (var i = 1; i <= MOVES; i++) {
            client.post(
                            path + "/move",
                            "\"" + i + "\"",
                            Map.of(
                                    "province", SEATS.get(i % 2),
                                    "effectiveDate", "2020-01-01",
                                    "reason", "chuyển trụ sở"))
                    .is(200);
        }
    }

    private Answers ask(String places, AtomicBoolean moved) {
        var tables = new ArrayList<Table>();
        var totals = new HashSet<Long>();
        while (!moved.get() || tables.size() <= AT_LEAST) {
            tables.add(table(places, ""));
            totals.add(client.get("reporting", "/statistics/enterprises?places=" + places)
                    .is(200)
                    .body()
                    .path("total")
                    .path("enterprises")
                    .asLong());
        }
        return new Answers(tables, totals);
    }

    private Table table(String places, String more) {
        var body = client.get("reporting", "/statistics/enterprises?by=province&places=" + places + more)
                .is(200)
                .body();
        var rows = new HashMap<String, Long>();
        body.path("rows")
                .forEach(row -> rows.put(
                        row.path("province").asString(), row.path("enterprises").asLong()));
        return new Table(
                body.path("total").path("enterprises").asLong(),
                rows,
                body.path("cut").path("offsets").toString());
    }

    /// In one of the two places, and over time in both.
    private static void assertOneSeat(List<Table> tables, List<String> seats, Table any) {
        var sum = any.at(seats).stream().mapToLong(Long::longValue).sum();
        assertThat(tables)
                .allSatisfy(table -> assertThat(table.at(seats).stream()
                                .mapToLong(Long::longValue)
                                .sum())
                        .isEqualTo(sum));
        assertThat(tables.stream().map(table -> table.at(seats)).distinct()).hasSize(2);
    }

    private static long cuts(Answers answers) {
        return answers.tables.stream().map(Table::cut).distinct().count();
    }
}
