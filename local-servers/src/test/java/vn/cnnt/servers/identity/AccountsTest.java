package vn.cnnt.servers.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class AccountsTest {

    @TempDir
    Path folder;

    @Test
    void the_first_start_makes_a_password_for_each_that_later_ones_keep() throws IOException {
        var first = accounts();

        assertThat(first.people())
                .hasSize(10)
                .extracting(Accounts.Known::password)
                .doesNotHaveDuplicates();
        assertThat(accounts().people()).isEqualTo(first.people());
        assertThat(accounts().secret("reporting-service"))
                .isEqualTo(first.secret("reporting-service"))
                .isNotEmpty()
                .isNotEqualTo(first.secret("registry-service"));
    }

    @Test
    void the_file_says_who_they_are() throws IOException {
        accounts();
        var officer = (ObjectNode) file().get("officer-vn-20");

        assertThat(officer.propertyNames()).containsExactly("password", "roles", "provinces");
        assertThat(officer.path("roles").toString()).isEqualTo("[\"officer\"]");
        assertThat(officer.path("provinces").toString()).isEqualTo("[\"VN-20\"]");
        assertThat(file().path("clients")
                        .path("reporting-service")
                        .path("secret")
                        .asString())
                .isNotEmpty();
    }

    @Test
    void what_somebody_changed_in_the_file_holds_and_what_is_missing_is_added() throws IOException {
        accounts();
        var changed = (ObjectNode) file();
        ((ObjectNode) changed.get("auditor"))
                .put("password", "mine")
                .putArray("roles")
                .add("officer");
        changed.remove("operator-2");
        changed.putObject("trainee").put("password", "theirs").putArray("roles").add("officer");
        Files.writeString(path(), changed.toString());

        var again = accounts();

        assertThat(again.named("auditor").orElseThrow().password()).isEqualTo("mine");
        assertThat(again.named("auditor").orElseThrow().account().roles()).containsExactly("officer");
        assertThat(again.named("operator-2")).isPresent();
        assertThat(again.named("trainee").orElseThrow().account())
                .isEqualTo(new Account("trainee", "trainee", List.of("officer"), List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not JSON",
                "[]",
                "{\"trainee\": {\"roles\": []}}",
                "{\"../../elsewhere\": {\"password\": \"p\"}}",
                "{\"expired\": {\"password\": \"p\"}}",
                "{\"reporting-service\": {\"password\": \"p\"}}"
            })
    void a_file_that_cannot_be_used_is_told_by_its_name(String content) throws IOException {
        Files.writeString(path(), content);

        assertThatThrownBy(this::accounts)
                .isInstanceOf(IOException.class)
                .hasMessageContaining(path().toString())
                .hasMessageContaining("Mend it, or remove it");
    }

    @Test
    void tokens_are_renewed_before_they_expire_and_hold_across_a_restart() throws Exception {
        var now = new AtomicReference<>(Instant.parse("2026-11-28T01:00:00Z"));
        InstantSource clock = now::get;
        var key = folder.resolve("key.json");
        try (var tokens = tokens(clock.withZone(ZoneOffset.UTC), Signer.of("http://127.0.0.1:1", key))) {
            tokens.renewIfDue();
            var first = token("officer");
            now.set(now.get().plus(Duration.ofMinutes(59)));
            tokens.renewIfDue();
            assertThat(token("officer")).isEqualTo(first);
            now.set(now.get().plus(Duration.ofMinutes(1)));
            tokens.renewIfDue();
            assertThat(expiry("officer")).isEqualTo(now.get().plus(Duration.ofHours(8)));
            assertThat(expiry("expired")).isBefore(now.get());
        }
        assertThat(Signer.of("http://127.0.0.1:1", key).key())
                .isEqualTo(Signer.of("http://127.0.0.1:1", key).key());
    }

    private TokenFolder tokens(Clock clock, Signer signer) throws IOException {
        return new TokenFolder(folder.resolve("tokens"), signer, accounts(), clock);
    }

    private String token(String account) throws IOException {
        return Files.readString(folder.resolve("tokens").resolve(account));
    }

    private Instant expiry(String account) throws Exception {
        return SignedJWT.parse(token(account))
                .getJWTClaimsSet()
                .getExpirationTime()
                .toInstant();
    }

    private Accounts accounts() throws IOException {
        return Accounts.in(path());
    }

    private Path path() {
        return folder.resolve("accounts.json");
    }

    private JsonNode file() throws IOException {
        return JsonMapper.shared().readTree(Files.readString(path()));
    }
}
