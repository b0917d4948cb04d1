package vn.cnnt.manners.form;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.cnnt.manners.reading.Filled;
import vn.cnnt.manners.reading.Shape;

class ReconciledTest {
    private static final Shape<Thing> SHAPE = Shape.of(Thing.class);

    record Thing(
            @Size(max = 50) @Nullable String name,
            @Size(max = 50) @Nullable String note,
            @Nullable Long amount,
            boolean whole,
            @Size(max = 9) List<@Size(max = 9) String> aliases,
            @Size(max = 50) @Nullable String reason) {}

    private static Filled filled(String... pairs) {
        var form = new LinkedHashMap<String, String[]>();
        for (var i = 0; i < pairs.length; i += 2) {
            form.put(pairs[i], new String[] {pairs[i + 1]});
        }
        return Filled.of(form);
    }

    @Test
    void what_one_alone_changed_is_theirs_or_mine_and_what_both_changed_is_asked() {
        var both = Reconciled.of(
                SHAPE,
                filled("name", "a", "note", "a", "amount", "600.000.000"),
                filled("name", "theirs", "note", "theirs", "amount", "600.000.000"),
                filled("name", "a", "note", "mine", "amount", "1 tỷ", "reason", "x"));

        assertThat(both.taken()).containsExactly("name");
        assertThat(both.asked()).containsExactly("note");
        assertThat(both.merged().text("name")).isEqualTo("theirs");
        assertThat(both.merged().text("note")).isEqualTo("mine");
        assertThat(both.merged().text("amount")).isEqualTo("1 tỷ");
        assertThat(both.merged().text("reason")).isEqualTo("x");
    }

    @Test
    void the_same_written_otherwise_is_no_change_and_neither_is_the_same_change_of_both() {
        var both = Reconciled.of(
                SHAPE,
                filled("amount", "600.000.000", "note", "a", "whole", "false"),
                filled("amount", "700.000.000", "note", "b", "aliases.0", "x"),
                filled("amount", "600 triệu", "note", "b", "aliases.0", "", "aliases.4", "x"));

        assertThat(both.taken()).containsExactly("amount");
        assertThat(both.asked()).isEmpty();
        assertThat(both.merged().text("amount")).isEqualTo("700.000.000");
    }

    @Test
    void what_they_cleared_is_cleared_and_what_they_cleared_and_i_changed_is_asked() {
        var both = Reconciled.of(
                SHAPE,
                filled("name", "a", "note", "a", "aliases.0", "x", "aliases.1", "y"),
                filled("aliases.0", "x"),
                filled("name", "a", "note", "b", "aliases.0", "x", "aliases.1", "y"));

        assertThat(both.taken()).containsExactly("aliases", "name");
        assertThat(both.asked()).containsExactly("note");
        assertThat(both.merged().text("name")).isEmpty();
        assertThat(both.merged().lines("aliases")).isEqualTo(1);
    }

    @Test
    void whoever_is_slower_changes_nothing_that_they_did_not_touch() {
        var random = new Random(17);
        var members = List.of("name", "note", "aliases.0");
        for (var i = 0; i < 2_000; i++) {
            var base = Filled.NOTHING;
            var theirs = Filled.NOTHING;
            var mine = Filled.NOTHING;
            for (var member : members) {
                base = base.with(member, Integer.toString(random.nextInt(3)));
                theirs = theirs.with(
                        member, random.nextBoolean() ? base.text(member) : Integer.toString(random.nextInt(3)));
                mine = mine.with(
                        member, random.nextBoolean() ? base.text(member) : Integer.toString(random.nextInt(3)));
            }
            var both = Reconciled.of(SHAPE, base, theirs, mine);
            for (var member : members) {
                var isMine = !mine.text(member).equals(base.text(member));
                assertThat(both.merged().text(member)).isEqualTo((isMine ? mine : theirs).text(member));
                assertThat(both.asked().contains(member.replace(".0", "")))
                        .isEqualTo(isMine
                                && !theirs.text(member).equals(base.text(member))
                                && !theirs.text(member).equals(mine.text(member)));
            }
        }
    }
}
