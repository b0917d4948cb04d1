package vn.cnnt.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PortsIT {
    @Test
    void zero_takes_a_free_port_of_its_own() {
        var ports = Ports.choose(new Settings(Path.of("."), 0, 0, 0, 0, 0, 0, 0, Settings.Load.NONE));

        assertThat(Set.of(ports.registry(), ports.reporting(), ports.kafka(), ports.mongo()))
                .hasSize(4)
                .allMatch(Ports::isFree);
        ports.checkFree();
    }

    @Test
    void every_port_in_use_is_named_with_its_variable() throws IOException {
        try (var all = new ServerSocket(0);
                var local = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            var free = Ports.choose(new Settings(Path.of("."), 0, 0, 0, 0, 0, 0, 0, Settings.Load.NONE));
            var ports = new Ports(
                    all.getLocalPort(),
                    free.reporting(),
                    free.identity(),
                    free.registryManagement(),
                    free.reportingManagement(),
                    local.getLocalPort(),
                    free.mongo());

            assertThatThrownBy(ports::checkFree)
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("port %d (REGISTRY_PORT), port %d (KAFKA_PORT)"
                            .formatted(all.getLocalPort(), local.getLocalPort()))
                    .hasMessageContaining("REGISTRY_PORT=0 KAFKA_PORT=0")
                    .message()
                    .hasLineCount(1);
        }
    }
}
