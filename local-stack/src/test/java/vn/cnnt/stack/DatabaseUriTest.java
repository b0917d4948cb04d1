package vn.cnnt.stack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DatabaseUriTest {
    @Test
    void the_database_stands_before_the_options() {
        assertThat(LocalStack.databaseUri("mongodb://127.0.0.1:27017", "registry"))
                .isEqualTo("mongodb://127.0.0.1:27017/registry");
        assertThat(LocalStack.databaseUri("mongodb://127.0.0.1:27017/?directConnection=true", "registry"))
                .isEqualTo("mongodb://127.0.0.1:27017/registry?directConnection=true");
    }
}
