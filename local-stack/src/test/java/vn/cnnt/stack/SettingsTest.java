package vn.cnnt.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private static final Path ROOT = Path.of("/work/registry");

    @Test
    void without_an_environment_everything_is_as_documented() {
        assertThat(Settings.from(Map.of(), ROOT))
                .isEqualTo(new Settings(
                        Path.of("/work/registry/.data"),
                        8080,
                        8081,
                        8082,
                        8180,
                        8181,
                        9092,
                        27017,
                        Settings.Load.RECORDS));
    }

    @Test
    void the_environment_says_otherwise() {
        var environment = Map.of(
                "CNNT_DATA", "/tmp/there",
                "REGISTRY_PORT", "18080",
                "REPORTING_PORT", "0",
                "IDENTITY_PORT", "18082",
                "REGISTRY_MANAGEMENT_PORT", "18180",
                "REPORTING_MANAGEMENT_PORT", "0",
                "KAFKA_PORT", " 19092 ",
                "MONGO_PORT", "0",
                "CNNT_LOAD", "none");

        assertThat(Settings.from(environment, ROOT))
                .isEqualTo(
                        new Settings(Path.of("/tmp/there"), 18080, 0, 18082, 18180, 0, 19092, 0, Settings.Load.NONE));
    }

    @Test
    void everything_that_is_wrong_is_said_in_one_line() {
        var environment = Map.of("REGISTRY_PORT", "eighty", "KAFKA_PORT", "70000", "CNNT_LOAD", "all");

        assertThatThrownBy(() -> Settings.from(environment, ROOT))
                .isInstanceOf(CannotStart.class)
                .message()
                .contains(
                        "REGISTRY_PORT=eighty is no port",
                        "KAFKA_PORT=70000 is no port",
                        "CNNT_LOAD=all is not known: give none or records.")
                .hasLineCount(1);
    }

    @Test
    void one_port_for_two_is_refused() {
        assertThatThrownBy(() -> Settings.from(Map.of("REGISTRY_PORT", "8081"), ROOT))
                .hasMessageContaining("REGISTRY_PORT and REPORTING_PORT are all 8081");
        assertThat(Settings.from(Map.of("REGISTRY_PORT", "0", "REPORTING_PORT", "0"), ROOT)
                        .reportingPort())
                .isZero();
    }
}
