package vn.cnnt.manners.security;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.cnnt.manners.security.Permission.delete;
import static vn.cnnt.manners.security.Permission.get;
import static vn.cnnt.manners.security.Permission.post;
import static vn.cnnt.manners.security.Permission.put;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PermissionsTest {
    private static final Permissions TABLE = new Permissions(List.of(
            get("/"),
            get("/operations").by(Role.OPERATOR),
            get("/things/{id}/reasons"),
            get("/api/v1/forms/{form}"),
            get("/api/v1/forms/grants").inside(),
            get("/api/v1/things"),
            get("/api/v1/things/{id}").inside(),
            get("/api/v1/things/{id}/reasons").inside(),
            post("/api/v1/things").by(Role.OFFICER),
            put("/api/v1/things/{id}").by(Role.APPROVER),
            post("/api/v1/things/{id}/move").by(Role.OFFICER),
            delete("/api/v1/things/{id}/data").by(Role.OPERATOR)));

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/things, GET, /api/v1/things",
        "HEAD, /api/v1/things, GET, /api/v1/things",
        "GET, /things, GET, /api/v1/things",
        "GET, /things/{id}, GET, /api/v1/things/{id}",
        "GET, /things/{id}/move, POST, /api/v1/things/{id}/move",
        "POST, /things/{id}/move, POST, /api/v1/things/{id}/move",
        "GET, /things/new, POST, /api/v1/things",
        "POST, /things, POST, /api/v1/things",
        "GET, /things/{id}/correction, PUT, /api/v1/things/{id}",
        "POST, /things/{id}/correction, PUT, /api/v1/things/{id}",
        "GET, /things/{id}/data/deletion, DELETE, /api/v1/things/{id}/data",
        "POST, /things/{id}/data/deletion, DELETE, /api/v1/things/{id}/data",
        "GET, /operations, GET, /operations",
        "GET, /things/{id}/reasons, GET, /things/{id}/reasons",
    })
    void a_page_is_for_whom_its_own_line_says_or_that_of_what_it_shows(
            String method, String pattern, String lineMethod, String line) {
        assertThat(TABLE.of(method, pattern)).hasValueSatisfying(found -> {
            assertThat(found.method().name()).isEqualTo(lineMethod);
            assertThat(found.path().getPatternString()).isEqualTo(line);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%zz", "/enterprises/%", "/grants/%e", "/nowhere"})
    void an_address_that_cannot_be_decoded_is_nobodys(String path) {
        assertThat(TABLE.ofPage(path)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/v1/forms/grants",
        "DELETE, /api/v1/things/{id}",
        "PUT, /things/{id}",
        "DELETE, /things/{id}/data",
        "POST, /things/new",
        "POST, /things/{id}",
        "GET, /nothing",
        "GET, /api/v1/api/v1/things",
        "GET, /api/v1/operations",
    })
    void what_is_in_no_line_is_nobodys(String method, String pattern) {
        assertThat(TABLE.of(method, pattern)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /, true",
        "GET, /api/v1/things, true",
        "HEAD, /things, true",
        "GET, /things/e-1/reasons, true",
        "GET, /api/v1/things/e-1/reasons, false",
        "GET, /things/e-1, false",
        "GET, /things/new, false",
        "POST, /things, false",
        "GET, /api/v1/forms/voting, true",
        "GET, /forms/voting, true",
        "GET, /api/v1/forms/grants, false",
        "GET, /forms/grants, false",
        "GET, /operations, false",
        "GET, /nothing, false",
        "GET, /things;a=b, true",
        "GET, //things, false",
    })
    void nobody_has_to_say_who_they_are_where_the_most_specific_line_is_public(
            String method, String path, boolean open) {
        assertThat(TABLE.arePublic(method, path)).isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource({
        "/things/e-1, GET, /api/v1/things/{id}",
        "/things/new, POST, /api/v1/things",
        "/things/e-1/data/deletion, DELETE, /api/v1/things/{id}/data",
        "/forms/grants, GET, /api/v1/forms/grants",
        "/operations, GET, /operations",
    })
    void the_line_of_a_page_is_known_by_its_address_alone(String path, String method, String line) {
        assertThat(TABLE.ofPage(path)).hasValueSatisfying(found -> {
            assertThat(found.method().name()).isEqualTo(method);
            assertThat(found.path().getPatternString()).isEqualTo(line);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/forms/{form}, /api/v1/forms/grants, /api/v1/forms/grants",
        "HEAD, /api/v1/forms/{form}, /api/v1/forms/grants, /api/v1/forms/grants",
        "GET, /forms/{form}, /forms/grants, /api/v1/forms/grants",
        "GET, /api/v1/forms/{form}, /api/v1/forms/voting, /api/v1/forms/{form}",
        "GET, /things/new, /things/new, /api/v1/things",
        "GET, /things/{id}/correction, /things/e-1/correction, /api/v1/things/{id}",
        "GET, /things/{id}/reasons, /things/e-1/reasons, /things/{id}/reasons",
    })
    void a_line_that_says_more_of_an_address_holds_for_it(String method, String pattern, String path, String line) {
        assertThat(TABLE.of(method, pattern, path))
                .hasValueSatisfying(
                        found -> assertThat(found.path().getPatternString()).isEqualTo(line));
    }
}
