package vn.cnnt.stack.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cnnt.stack.records.Answer.Accepted;
import vn.cnnt.stack.records.Answer.Finding;
import vn.cnnt.stack.records.Answer.Refused;

class LoadIT {
    private final LoadPlan plan = LoadPlan.of(RecordFiles.read());

    @TempDir
    Path folder;

    @Test
    void every_row_ends_in_the_report_with_what_the_registry_said() throws IOException {
        var registry = new RegistryInMemory();

        var report = load(registry);

        assertThat(report.rows()).hasSize(87 + 25 + 1);
        assertThat(report.summary())
                .isEqualTo("%d establishments, 62 records loaded, 1 refused, 0 to confirm, 50 rows left out"
                        .formatted(plan.establishments().size()));
        assertThat(report.text())
                .contains(
                        "Refused by the registry (1)",
                        "422 /funding/0/source UNKNOWN is not a funding source (not-listed)");
        assertThat(LoadJournal.in(folder).changeTokens())
                .hasSize(plan.establishments().size() + 6);
    }

    @Test
    void a_load_that_was_cut_off_anywhere_goes_on_and_records_nothing_twice() throws IOException {
        var whole = new RegistryInMemory();
        load(whole);
        var calls = whole.asked;

        for (var cut = 1; cut <= calls; cut++) {
            for (var answerLost : List.of(true, false)) {
                var registry = new RegistryInMemory();
                Files.deleteIfExists(folder.resolve("load.jsonl"));
                registry.cutAt(cut, answerLost);
                try {
                    load(registry);
                } catch (CutOff _) {
                    assertThat(LoadJournal.in(folder).isComplete()).isFalse();
                }
                registry.cutAt(Integer.MAX_VALUE, false);

                var report = load(registry);

                assertThat(registry.recorded).isEqualTo(whole.recorded);
                assertThat(report.rows()).hasSize(87 + 25 + 1);
                assertThat(LoadJournal.in(folder).isComplete()).isTrue();
            }
        }
    }

    @Test
    void a_journal_whose_last_line_was_cut_off_is_read_up_to_there() throws IOException {
        var registry = new RegistryInMemory();
        load(registry);
        var file = folder.resolve("load.jsonl");
        var text = Files.readString(file);
        Files.writeString(file, text.substring(0, text.length() / 2));
        var asked = registry.asked;

        load(registry);

        assertThat(registry.asked).isGreaterThan(asked).isLessThan(2 * asked);
        assertThat(LoadJournal.in(folder).isComplete()).isTrue();
    }

    @Test
    void a_refused_establishment_takes_its_rows_with_it_and_says_so() throws IOException {
        var registry = new RegistryInMemory() {
            @Override
            public Answer post(Call call) {
                return call.json().contains("Bầu Mây")
                        ? new Refused(
                                409,
                                true,
                                "confirm",
                                List.of(new Finding("/name", "likely-duplicate", "Like another.")))
                        : super.post(call);
            }
        };

        var report = load(registry);

        assertThat(report.summary()).contains("6 to confirm");
        assertThat(report.text())
                .contains("its establishment was not registered: 409 /name Like another. (likely-duplicate)");
    }

    private LoadReport load(Registry registry) throws IOException {
        return new Load(plan, registry, LoadJournal.in(folder), (_, _) -> {}).run();
    }

    private static final class CutOff extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /// Keeps versions and idempotency keys as the registry does, and judges funding sources; breaks off where it is
    /// told.
    private static class RegistryInMemory implements Registry {
        final Map<String, String> recorded = new LinkedHashMap<>();
        int asked;
        private final Map<String, Accepted> answers = new HashMap<>();
        private final Map<String, Integer> versions = new HashMap<>();
        private final List<String> ids = new ArrayList<>();
        private int cut = Integer.MAX_VALUE;
        private boolean answerLost;

        void cutAt(int call, boolean lost) {
            asked = 0;
            cut = call;
            answerLost = lost;
        }

        @Override
        public Answer post(Call call) {
            if (++asked == cut && !answerLost) {
                throw new CutOff();
            }
            var answer = answers.get(call.idempotencyKey());
            if (answer == null) {
                if (call.json().contains("\"UNKNOWN\"")) {
                    return new Refused(
                            422,
                            false,
                            "invalid",
                            List.of(new Finding("/funding/0/source", "not-listed", "UNKNOWN is not a funding source")));
                }
                answer = record(call);
                answers.put(call.idempotencyKey(), answer);
            }
            if (asked == cut) {
                throw new CutOff();
            }
            return answer;
        }

        private Accepted record(Call call) {
            var parts = call.path().split("/");
            var aggregate = parts.length == 2 ? parts[1] + ids.size() : parts[2];
            if (parts.length == 2) {
                ids.add(aggregate);
            } else {
                assertThat(call.ifMatch()).isEqualTo("\"" + versions.get(aggregate) + "\"");
            }
            var version = versions.merge(aggregate, 1, Integer::sum);
            recorded.put(aggregate + "@" + version, call.path() + call.json());
            var id = parts.length == 2 ? aggregate : parts.length == 4 ? "r" + version : parts[4];
            return new Accepted(id, "\"" + version + "\"", aggregate + "@" + version, List.of());
        }
    }
}
