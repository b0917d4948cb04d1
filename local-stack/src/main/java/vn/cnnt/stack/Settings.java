package vn.cnnt.stack;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the environment says; a port of 0 is still to be chosen.
record Settings(
        Path data,
        int registryPort,
        int reportingPort,
        int identityPort,
        int registryManagementPort,
        int reportingManagementPort,
        int kafkaPort,
        int mongoPort,
        Load load) {

    enum Load {
        NONE,
        RECORDS
    }

    /// Everything that is wrong is said at once.
    static Settings from(Map<String, String> environment, Path root) {
        var reading = new Reading(environment);
        var settings = new Settings(
                reading.folder("CNNT_DATA", root),
                reading.port("REGISTRY_PORT", 8080),
                reading.port("REPORTING_PORT", 8081),
                reading.port("IDENTITY_PORT", 8082),
                reading.port("REGISTRY_MANAGEMENT_PORT", 8180),
                reading.port("REPORTING_MANAGEMENT_PORT", 8181),
                reading.port("KAFKA_PORT", 9092),
                reading.port("MONGO_PORT", 27017),
                reading.load("CNNT_LOAD"));
        reading.twice();
        if (!reading.wrong.isEmpty()) {
            throw new CannotStart(String.join(" ", reading.wrong));
        }
        return settings;
    }

    private static final class Reading {
        private final Map<String, String> environment;
        private final Map<String, Integer> ports = new LinkedHashMap<>();
        private final List<String> wrong = new ArrayList<>();

        Reading(Map<String, String> environment) {
            this.environment = environment;
        }

        Path folder(String name, Path root) {
            var value = environment.getOrDefault(name, "");
            try {
                return root.resolve(value.isBlank() ? ".data" : value)
                        .toAbsolutePath()
                        .normalize();
            } catch (InvalidPathException e) {
                wrong.add("%s=%s is no path: %s.".formatted(name, value, e.getReason()));
                return root;
            }
        }

        int port(String name, int usual) {
            var value = environment.getOrDefault(name, "").strip();
            var port = value.isEmpty() ? usual : value.matches("\\d{1,5}") ? Integer.parseInt(value) : -1;
            if (port < 0 || port > 65535) {
                wrong.add(
                        "%s=%s is no port: give a number from 1 to 65535, or 0 for a free one.".formatted(name, value));
            }
            ports.put(name, port);
            return port;
        }

        Load load(String name) {
            var value = environment.getOrDefault(name, "").strip();
            if (value.isEmpty()) {
                return Load.RECORDS;
            }
            for (var load : Load.values()) {
                if (load.name().toLowerCase(Locale.ROOT).equals(value)) {
                    return load;
                }
            }
            wrong.add("%s=%s is not known: give %s."
                    .formatted(
                            name,
                            value,
                            Stream.of(Load.values())
                                    .map(load -> load.name().toLowerCase(Locale.ROOT))
                                    .collect(Collectors.joining(" or "))));
            return Load.NONE;
        }

        void twice() {
            var names = ports.keySet().stream()
                    .collect(Collectors.groupingBy(ports::get, LinkedHashMap::new, Collectors.toList()));
            names.forEach((port, same) -> {
                if (port > 0 && same.size() > 1) {
                    wrong.add("%s are all %d: each needs its own, or 0 for a free one."
                            .formatted(String.join(" and ", same), port));
                }
            });
        }
    }
}
