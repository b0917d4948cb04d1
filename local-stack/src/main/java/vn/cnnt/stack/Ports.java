package vn.cnnt.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/// The ports for the life of one stack. Free ones are taken below the range from which systems lend ports to
/// outgoing connections: a service that was killed must find its port free when it comes back.
record Ports(
        int registry,
        int reporting,
        int identity,
        int registryManagement,
        int reportingManagement,
        int kafka,
        int mongo) {
    private static final int LOWEST = 15_000;
    private static final int HIGHEST = 32_000;
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    static Ports choose(Settings settings) {
        var taken = new HashSet<Integer>();
        return new Ports(
                chosen(settings.registryPort(), taken),
                chosen(settings.reportingPort(), taken),
                chosen(settings.identityPort(), taken),
                chosen(settings.registryManagementPort(), taken),
                chosen(settings.reportingManagementPort(), taken),
                chosen(settings.kafkaPort(), taken),
                chosen(settings.mongoPort(), taken));
    }

    /// Names every port that somebody else has.
    void checkFree() {
        var wanted = new LinkedHashMap<String, Integer>();
        wanted.put("REGISTRY_PORT", registry);
        wanted.put("REPORTING_PORT", reporting);
        wanted.put("IDENTITY_PORT", identity);
        wanted.put("REGISTRY_MANAGEMENT_PORT", registryManagement);
        wanted.put("REPORTING_MANAGEMENT_PORT", reportingManagement);
        wanted.put("KAFKA_PORT", kafka);
        wanted.put("MONGO_PORT", mongo);
        var inUse = wanted.entrySet().stream()
                .filter(entry -> !isFree(entry.getValue()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, _) -> a, LinkedHashMap::new));
        if (!inUse.isEmpty()) {
            throw new CannotStart("In use on 127.0.0.1: "
                    + inUse.entrySet().stream()
                            .map(entry -> "port %d (%s)".formatted(entry.getValue(), entry.getKey()))
                            .collect(Collectors.joining(", "))
                    + ". Stop what listens there, or choose others, e.g. "
                    + inUse.keySet().stream().map(name -> name + "=0").collect(Collectors.joining(" "))
                    + " for a free one.");
        }
    }

    static boolean isFree(int port) {
        try (var probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(LOOPBACK, port));
        } catch (IOException _) {
            return false;
        }
        return !answers(port);
    }

    /// Some systems let two bind one port, one on all addresses and one on 127.0.0.1.
    private static boolean answers(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(LOOPBACK, port), 200);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private static int chosen(int wanted, Set<Integer> taken) {
        var port = wanted;
        while (port == 0) {
            var candidate = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (!taken.contains(candidate) && isFree(candidate)) {
                port = candidate;
            }
        }
        taken.add(port);
        return port;
    }
}
