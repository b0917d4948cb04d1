package vn.cnnt.servers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TestServersTest {

    @Test
    void a_database_goes_between_the_server_and_its_options() {
        assertThat(TestServers.addressOf("mongodb://127.0.0.1:27017/", "a-1"))
                .isEqualTo("mongodb://127.0.0.1:27017/a-1");
        assertThat(TestServers.addressOf("mongodb://127.0.0.1:27017", "a-1"))
                .isEqualTo("mongodb://127.0.0.1:27017/a-1");
        assertThat(TestServers.addressOf("mongodb://u:p@h1:1,h2:2/old?w=1&tls=true", "a-1"))
                .isEqualTo("mongodb://u:p@h1:1,h2:2/a-1?w=1&tls=true");
        assertThat(TestServers.addressOf("mongodb://h1?w=1", "a-1")).isEqualTo("mongodb://h1/a-1?w=1");
    }
}
