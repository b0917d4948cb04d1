package vn.cnnt.registry.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.cnnt.registry.SampleTypes.WORKSHOPS;
import static vn.cnnt.registry.SampleTypes.workshop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import vn.cnnt.events.EnterpriseEvent;
import vn.cnnt.registry.RegistryService;
import vn.cnnt.registry.SampleTypes;
import vn.cnnt.registry.Somebody;
import vn.cnnt.registry.command.Attempt;
import vn.cnnt.registry.command.Commands;
import vn.cnnt.registry.command.Rejection;
import vn.cnnt.registry.command.WriteRequest;
import vn.cnnt.registry.decision.Decision;
import vn.cnnt.registry.store.Aggregates;
import vn.cnnt.registry.store.Outboxes;
import vn.cnnt.servers.TestConnections;
import vn.cnnt.servers.TestServers;

/// Two registers on one store and one log.
class TwoInstancesIT {
    private final String store = TestServers.mongoUri("two-instances");

    @Test
    void both_take_commands_one_publishes_and_the_other_goes_on_when_it_leaves() throws Exception {
        var ids = new ArrayList<String>();
        try (var second = instance()) {
            try (var first = instance()) {
                for (var i = 0; i < 20; i++) {
                    ids.add(register(i % 2 == 0 ? first : second));
                }
                var id = ids.getFirst();
                changeFromBoth(id, first, second);
                awaitNothingPending(second);
            }
            ids.add(register(second));
            awaitNothingPending(second);
        }

        var log = Log.read();
        assertThat(ids)
                .allSatisfy(
                        id -> assertThat(Log.versions(log, id, id).getFirst()).isEqualTo(1));
        assertThat(Log.versions(log, ids.getFirst(), ids.getFirst()))
                .isEqualTo(LongStream.rangeClosed(1, 41).boxed().toList());
    }

    /// Each version is fought for by both.
    private static void changeFromBoth(String id, ConfigurableApplicationContext... instances) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var instance : instances) {
                threads.submit(() -> {
                    var done = 0;
                    while (done < 20) {
                        var version = instance.getBean(Aggregates.class)
                                .get(WORKSHOPS, id)
                                .orElseThrow()
                                .version();
                        try {
                            change(instance, id, version);
                            done++;
                        } catch (Rejection.Stale e) {
                            Thread.onSpinWait();
                        }
                    }
                    return done;
                });
            }
        }
    }

    private static void change(ConfigurableApplicationContext instance, String id, long version) {
        var event = new EnterpriseEvent.DetailsCorrected(workshop("Sau " + version, null));
        instance.getBean(Commands.class).change(WORKSHOPS, id, request(Set.of(version)), (_, _) -> accepted(event));
    }

    private static String register(ConfigurableApplicationContext instance) {
        return instance.getBean(Commands.class)
                .create(
                        WORKSHOPS,
                        request(Set.of()),
                        (_, _) -> accepted(new EnterpriseEvent.Registered(workshop("Mới", null))))
                .id();
    }

    private static void awaitNothingPending(ConfigurableApplicationContext instance) {
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(
                                instance.getBean(Outboxes.class).backlog().events())
                        .isZero());
    }

    private static Attempt accepted(EnterpriseEvent event) {
        return Attempt.of(new Decision.Accepted(List.of(event), "vì thử", List.of(), List.of()));
    }

    private static WriteRequest request(Set<Long> versions) {
        return new WriteRequest(Somebody.TESTER, null, versions, "POST /somewhere", "fingerprint");
    }

    private ConfigurableApplicationContext instance() {
        return new SpringApplicationBuilder(RegistryService.class, SampleTypes.class, TestConnections.class)
                .run("--server.port=0", "--test.database=" + store);
    }
}
