package vn.cnnt.stack.records;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.cnnt.stack.records.RecordLists.RecordList;

class RecordListsTest {
    @Test
    void every_row_of_the_records_is_in_a_list() {
        assertThat(RecordLists.read()).extracting(RecordList::rows).containsExactly(2, 1, 87, 25);
    }

    @Test
    void the_second_spellings_and_the_assumed_recognition_come_first() {
        assertThat(RecordLists.read())
                .extracting(RecordList::file)
                .containsExactly("aliases.csv", "assumptions.csv", "recognitions.csv", "grants.csv");
    }

    @Test
    void what_is_assumed_of_two_grants_is_in_their_rows_and_says_so() {
        var grants = text(RecordLists.read().getLast());

        assertThat(grants.lines().filter(row -> row.contains("ASSUMPTION: ")))
                .hasSize(2)
                .allSatisfy(row -> assertThat(row).startsWith("Bình Thuận,").contains(",912000000,", ",2019,"));
    }

    @Test
    void the_assumed_recognition_says_so_in_its_note() {
        assertThat(text(RecordLists.read().get(1)).lines().skip(1))
                .singleElement()
                .asString()
                .contains("Việt Bắc", "ASSUMPTION: ");
    }

    @Test
    void the_same_records_are_the_same_bytes_so_that_a_list_keeps_its_key() {
        var one = RecordLists.read();
        var other = RecordLists.read();

        for (var i = 0; i < one.size(); i++) {
            assertThat(one.get(i).content().equals(other.get(i).content())).isTrue();
        }
    }

    private static String text(RecordList list) {
        return list.content();
    }
}
