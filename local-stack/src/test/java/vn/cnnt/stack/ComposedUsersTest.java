package vn.cnnt.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The users of MongoDB as composed: who the services say they are is whom the script makes, with their own databases.
class ComposedUsersTest {
    private static final Path COMPOSE = Path.of("..", "compose");
    private static final Pattern ADDRESS =
            Pattern.compile("SPRING_MONGODB_URI: mongodb://([a-z-]+):\\$\\$\\{cnnt\\.mongodb-password}@mongo:27017/([a-z]+)");
    private static final Pattern USER =
            Pattern.compile("\\{name: '([a-z-]+)', password: '([a-z]+)', databases: \\[([a-z', ]+)]}");

    @Test
    void each_service_comes_as_a_user_that_may_its_own_databases_and_no_other() throws IOException {
        var made = new TreeMap<String, List<String>>();
        var passwords = new TreeMap<String, String>();
        USER.matcher(text("mongodb-users.js")).results().forEach(user -> {
            made.put(user.group(1), Arrays.asList(user.group(3).replace("'", "").split(", ", -1)));
            passwords.put(user.group(1), user.group(2));
        });
        var addresses = new TreeMap<String, String>();
        ADDRESS.matcher(text("mongodb-users.yml"))
                .results()
                .forEach(address -> addresses.put(address.group(1), address.group(2)));

        assertThat(addresses).isEqualTo(Map.of("registry-service", "registry", "reporting-service", "reporting"));
        assertThat(made)
                .isEqualTo(Map.of(
                        "registry-service", List.of("registry", "personal"), "reporting-service", List.of("reporting")));
        assertThat(passwords.values())
                .allSatisfy(password -> assertThat(text("make-secrets.sh"))
                        .containsPattern("for user in root[a-z ]* " + password + "\\b"));
    }

    private static String text(String name) throws IOException {
        return Files.readString(COMPOSE.resolve(name));
    }
}
