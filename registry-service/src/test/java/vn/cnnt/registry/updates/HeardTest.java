package vn.cnnt.registry.updates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.cnnt.manners.Actor;

class HeardTest {
    private static final Actor LAN = new Actor("lan", "Lan", Set.of("officer"), Set.of("VN-20"));

    @Test
    void whoever_comes_is_told_how_everything_stands_and_then_what_is_otherwise() {
        var told = new Heard(LAN, null);

        assertThat(told.next(List.of(at("i-1", 5), at("i-2", 0))))
                .contains("\"done\":5")
                .contains("\"done\":0");
        assertThat(told.next(List.of(at("i-1", 5), at("i-2", 0)))).isEmpty();
        assertThat(told.next(List.of(at("i-1", 6), at("i-2", 0))))
                .contains("event: import\ndata: {\"done\":6}\n\n")
                .doesNotContain("\"done\":0");
    }

    @Test
    void nobody_is_told_of_what_is_not_theirs() {
        var others = Notice.of(
                "import", "i-3", Map.of("done", 1), listener -> listener.name().equals("minh"));

        assertThat(new Heard(LAN, null).next(List.of(others))).isEmpty();
    }

    @Test
    void who_comes_back_and_has_missed_nothing_is_told_nothing_again() {
        var id = idOf(new Heard(LAN, null).next(List.of(at("i-1", 5))));

        var back = new Heard(LAN, id);
        assertThat(back.next(List.of(at("i-1", 5)))).isEmpty();
        assertThat(back.next(List.of(at("i-1", 6)))).contains("\"done\":6");
        assertThat(new Heard(LAN, id).next(List.of(at("i-1", 6))))
                .as("it has gone on meanwhile")
                .contains("\"done\":6");
        assertThat(new Heard(LAN, "nonsense").next(List.of(at("i-1", 5)))).contains("\"done\":5");
    }

    @Test
    void what_others_alone_are_told_moves_nobody_elses_id() {
        var others = Notice.of("import", "i-3", Map.of("done", 1), _ -> false);

        assertThat(idOf(new Heard(LAN, null).next(List.of(at("i-1", 5), others))))
                .isEqualTo(idOf(new Heard(LAN, null).next(List.of(at("i-1", 5)))));
    }

    private static String idOf(String events) {
        return events.lines().findFirst().orElseThrow().substring("id: ".length());
    }

    private static Notice at(String id, int done) {
        return Notice.of("import", id, Map.of("done", done), _ -> true);
    }
}
