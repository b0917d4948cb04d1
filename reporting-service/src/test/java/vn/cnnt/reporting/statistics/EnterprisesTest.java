package vn.cnnt.reporting.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.cnnt.events.EnterpriseEvent;
import vn.cnnt.events.EnterpriseStatus;
import vn.cnnt.events.LegalForm;
import vn.cnnt.events.Province;
import vn.cnnt.events.RegistryEvent;
import vn.cnnt.events.SizeClass;

class EnterprisesTest {
    private final History history = new History();

    @Test
    void a_registered_one_counts_where_and_as_it_is() {
        history.registered("e-1", "VN-20", LegalForm.COOPERATIVE, SizeClass.MICRO);

        assertThat(history.ask("enterprises", "by=province,region,legalForm,size,status")
                        .rows())
                .containsExactly(Map.of(
                        "province",
                        "VN-20",
                        "region",
                        "NORTH",
                        "legalForm",
                        "COOPERATIVE",
                        "size",
                        "MICRO",
                        "status",
                        "ACTIVE",
                        "enterprises",
                        1L));
    }

    @Test
    void a_size_that_nobody_knows_is_unknown() {
        history.registered("e-1", "VN-20", LegalForm.HOUSEHOLD, null);

        assertThat(history.ask("enterprises", "size=UNKNOWN").total()).containsEntry("enterprises", 1L);
    }

    @Test
    void moving_takes_one_from_the_old_province_to_the_new() {
        history.registered("e-1", "VN-20").registered("e-2", "VN-20").moved("e-1", "VN-04");

        assertThat(history.ask("enterprises", "by=province").rows())
                .containsExactly(
                        Map.of("province", "VN-04", "enterprises", 1L), Map.of("province", "VN-20", "enterprises", 1L));
    }

    @Test
    void a_correction_counts_as_if_it_had_never_been_wrong() {
        history.registered("e-1", "VN-20").corrected("e-1", details -> History.in(Province.of("VN-46"), details));

        assertThat(history.ask("enterprises", "by=province").rows())
                .containsExactly(Map.of("province", "VN-46", "enterprises", 1L));
    }

    @Test
    void a_dissolved_one_stays_where_it_was_under_its_status() {
        history.registered("e-1", "VN-20").became("e-1", EnterpriseStatus.DISSOLVED);

        assertThat(history.ask("enterprises", "province=VN-20&by=status").rows())
                .containsExactly(Map.of("status", "DISSOLVED", "enterprises", 1L));
    }

    @Test
    void an_event_that_only_newer_readers_know_is_applied_like_any_other() {
        history.registered("e-1", "VN-20");
        var moved = History.in(Province.of("VN-04"), history.enterprise("e-1"));
        history.happened("e-1", new EnterpriseEvent.Other("vn.cnnt.enterprise.teleported.v1", moved));
        history.happened("e-1", new RegistryEvent.Unknown("vn.cnnt.weather.changed.v1"));

        assertThat(history.ask("enterprises", "by=province").rows())
                .containsExactly(Map.of("province", "VN-04", "enterprises", 1L));
    }

    @Test
    void two_old_provinces_are_one_today() {
        history.registered("e-1", "VN-02").registered("e-2", "VN-08");

        assertThat(history.ask("enterprises", "by=province").rows()).hasSize(2);
        assertThat(history.ask("enterprises", "by=province&places=current").rows())
                .containsExactly(Map.of("province", "VN-08", "enterprises", 2L));
    }
}
