package vn.cnnt.reporting.view;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.cnnt.reporting.statistics.History.aGrant;
import static vn.cnnt.reporting.statistics.History.approved;
import static vn.cnnt.reporting.statistics.History.line;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import vn.cnnt.events.BeneficiaryLine;
import vn.cnnt.events.EnterpriseStatus;
import vn.cnnt.events.FundingSource;
import vn.cnnt.events.GrantState;
import vn.cnnt.events.Level;
import vn.cnnt.events.RegistryEvent;
import vn.cnnt.events.SupportContent;
import vn.cnnt.events.WireFormat;
import vn.cnnt.reporting.statistics.History;

class EntityViewTest {
    private final History history = new History().registered("e-1", "VN-20").registered("e-2", "VN-20");

    @Test
    void free_texts_that_nobody_counts_are_not_kept() {
        var details = Objects.requireNonNull(enterprise("e-1").details());

        assertThat(details.name()).isEqualTo("Cơ sở e-1");
        assertThat(details.aliases()).isEmpty();
        assertThat(details.note()).isNull();
    }

    @Test
    void an_enterprise_keeps_its_own_lines_of_a_grant_only() {
        grantFor("e-1", "e-2");

        var share = Objects.requireNonNull(enterprise("e-1").grants().get("g-1"));

        assertThat(share.grant().beneficiaries()).containsExactly(line("e-1", 1L));
    }

    @Test
    void an_enterprise_that_is_no_longer_a_beneficiary_has_nothing_of_the_grant() {
        grantFor("e-1", "e-2").adjusted("g-1", it -> History.benefiting(it, line("e-2", 1L)));

        assertThat(enterprise("e-1").grants()).isEmpty();
        assertThat(enterprise("e-2").grants()).containsOnlyKeys("g-1");
    }

    @Test
    void a_grant_remembers_whom_it_has_told_and_until_which_version() {
        grantFor("e-1", "e-2")
                .adjusted("g-1", it -> History.benefiting(it, line("e-2", 1L)))
                .went("g-1", GrantState.SETTLED);

        var grant = (GrantView) view("g-1");

        assertThat(grant.reach(1)).isEqualTo(Map.of("e-1", 1L, "e-2", 1L));
        assertThat(grant.reach(3)).isEqualTo(Map.of("e-1", 2L, "e-2", 3L));
    }

    @Test
    void a_beneficiary_that_comes_back_is_told_again() {
        grantFor("e-1")
                .adjusted("g-1", it -> History.benefiting(it, line("e-2", 1L)))
                .adjusted("g-1", it -> History.benefiting(it, line("e-1", 1L)));

        assertThat(((GrantView) view("g-1")).reach(3)).isEqualTo(Map.of("e-1", 3L, "e-2", 3L));
    }

    @Test
    void of_each_thing_the_latest_event_of_every_type_is_kept() {
        history.moved("e-1", "VN-04").moved("e-1", "VN-46").became("e-1", EnterpriseStatus.SUSPENDED);
        history.applied("e-1", "r1", Level.PROVINCE, 2020).recognised("e-1", "r1", 2020);

        assertThat(view("e-1").behind(EnterpriseView.DETAILS))
                .extracting(it -> it.type() + " " + it.version())
                .containsExactly(
                        "vn.cnnt.enterprise.registered.v1 1",
                        "vn.cnnt.enterprise.moved.v1 3",
                        "vn.cnnt.enterprise.status-changed.v1 4");
        assertThat(view("e-1").behind("r1"))
                .extracting(it -> it.version() + " " + it.decisionNumber())
                .containsExactly("5 null", "6 76/QĐ-CTĐP");
    }

    @Test
    void what_is_about_a_thing_nobody_knows_changes_nothing() {
        grantFor("e-1");
        var before = List.of(view("e-1"), view("g-1"));
        history.happened("e-1", new RegistryEvent.Unknown("vn.cnnt.weather.changed.v1"));
        history.happened("g-1", new RegistryEvent.Unknown("vn.cnnt.weather.changed.v1"));

        assertThat(List.of(view("e-1"), view("g-1"))).isEqualTo(before);
    }

    @Test
    void an_entity_may_begin_with_a_thing_nobody_knows() {
        var early = new History()
                .happened("e-9", new RegistryEvent.Unknown("vn.cnnt.weather.changed.v1"))
                .happened("g-9", new RegistryEvent.Unknown("vn.cnnt.weather.changed.v1"));

        assertThat(view(early, "e-9")).isEqualTo(EnterpriseView.BLANK);
        assertThat(view(early, "g-9")).isEqualTo(GrantView.BLANK);
    }

    @Test
    void views_survive_being_kept() {
        history.applied("e-1", "r1", Level.PROVINCE, 2020).recognised("e-1", "r1", 2020);
        grantFor("e-1", "e-2").adjusted("g-1", it -> History.benefiting(it, line("e-1", 5L)));

        for (var id : List.of("e-1", "e-2", "g-1")) {
            var json = WireFormat.JSON.writeValueAsString(view(id));
            assertThat(WireFormat.JSON.readValue(json, EntityView.class)).isEqualTo(view(id));
        }
        assertThat(WireFormat.JSON.writeValueAsString(EnterpriseView.BLANK)).isEqualTo("{\"is\":\"e\"}");
        assertThat(WireFormat.JSON.readValue("{\"is\":\"g\"}", EntityView.class))
                .isEqualTo(GrantView.BLANK);
    }

    private History grantFor(String... enterprises) {
        var lines = List.of(enterprises).stream().map(it -> line(it, 1L)).toArray(BeneficiaryLine[]::new);
        return history.recorded(
                "g-1",
                aGrant(
                        "VN-20",
                        2020,
                        SupportContent.MACHINERY,
                        GrantState.APPROVED,
                        List.of(approved(FundingSource.NATIONAL, 1)),
                        lines));
    }

    private EnterpriseView enterprise(String id) {
        return (EnterpriseView) view(id);
    }

    private EntityView view(String id) {
        return view(history, id);
    }

    private static EntityView view(History history, String id) {
        EntityView view = null;
        for (var addressed : history.log()) {
            if (addressed.key().equals(id)) {
                view = EntityView.after(id, view, addressed.envelope());
            }
        }
        return Objects.requireNonNull(view);
    }
}
