package vn.cnnt.registry.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.cnnt.events.WireFormat;

class FieldChangeTest {
    @Test
    void a_changed_field_is_told_with_both_values() {
        assertThat(between("{'name':'a','note':'n'}", "{'name':'b','note':'n'}"))
                .containsExactly("name: \"a\" → \"b\"");
    }

    @Test
    void what_is_new_comes_from_nothing_and_what_is_gone_goes_to_nothing() {
        assertThat(between("{'note':'n'}", "{'name':'a'}")).containsExactly("name: null → \"a\"", "note: \"n\" → null");
    }

    @Test
    void the_first_event_tells_every_field() {
        var after = WireFormat.JSON.readTree("{\"name\":\"a\",\"aliases\":[],\"identifier\":{\"kind\":\"NONE\"}}");

        assertThat(FieldChange.between(null, after))
                .extracting(FieldChange::field)
                .containsExactly("name", "identifier/kind");
    }

    @Test
    void a_line_is_named_by_what_names_it_wherever_it_stands() {
        assertThat(between(
                        "{'recognitions':[{'id':'r1','status':'APPLIED'},{'id':'r2','status':'APPLIED'}]}",
                        "{'recognitions':[{'id':'r2','status':'APPLIED'},{'id':'r1','status':'RECOGNISED'}]}"))
                .containsExactly("recognitions/r1/status: \"APPLIED\" → \"RECOGNISED\"");
        assertThat(
                        between(
                                "{'funding':[{'source':'NATIONAL','requested':5}]}",
                                "{'funding':[{'source':'NATIONAL','requested':5,'approved':4},{'source':'LOCAL','requested':1}]}"))
                .containsExactly("funding/NATIONAL/approved: null → 4", "funding/LOCAL/requested: null → 1");
        assertThat(between("{'beneficiaries':[{'enterprise':'e-1','amount':1}]}", "{'beneficiaries':[]}"))
                .containsExactly("beneficiaries/e-1/amount: 1 → null");
    }

    @Test
    void a_list_of_plain_values_is_one_value() {
        assertThat(between("{'aliases':['a']}", "{'aliases':['a','b']}"))
                .containsExactly("aliases: [\"a\"] → [\"a\",\"b\"]");
    }

    @Test
    void lines_that_nothing_tells_apart_are_one_value() {
        assertThat(between(
                        "{'beneficiaries':[{'enterprise':'e-1'},{'enterprise':'e-1'}]}",
                        "{'beneficiaries':[{'enterprise':'e-1'}]}"))
                .hasSize(2);
    }

    private static List<String> between(String before, String after) {
        return FieldChange.between(json(before), json(after)).stream()
                .map(change -> change.field() + ": " + change.from() + " → " + change.to())
                .toList();
    }

    private static JsonNode json(String text) {
        return WireFormat.JSON.readTree(text.replace('\'', '"'));
    }
}
