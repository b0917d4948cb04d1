package vn.cnnt.registry.intake.taking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;
import vn.cnnt.events.Province;
import vn.cnnt.events.WireFormat;
import vn.cnnt.registry.intake.row.Draft;
import vn.cnnt.registry.table.Row;

class RowsInWorkTest {
    private static final RowReport DONE = RowReport.unchanged("/api/v1/enterprises/e-1");

    @Test
    void rows_about_different_establishments_are_in_work_at_once() throws Exception {
        var both = new CountDownLatch(2);
        try (var work = new RowsInWork(2)) {
            for (var name : List.of("HTX Chè Hảo Đạt", "Công ty Gốm Chu Đậu")) {
                work.begin(row(2), draft(name, "VN-20", ""), () -> {
                    both.countDown();
                    both.await();
                    return DONE;
                });
            }
            assertThat(work.isFull()).isTrue();
            both.await();
            work.next();
            work.next();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "HTX Chè Hảo Đạt,VN-20,'',hợp tác xã chè hảo đạt,VN-20,''",
        "HTX Chè Hảo Đạt,VN-20,'',HTX Chè Hảo Đạc,VN-20,''",
        "HTX Chè Hảo Đạt,VN-20,'',Công ty TNHH Chè Hảo Đạt,VN-20,''",
        "HTX Đoàn Kết,VN-60,'',HTX Đoàn Kết,VN-68,''",
        "Cơ sở Một,VN-20,0100233488,Xưởng Hai,VN-42,0100233488"
    })
    void a_row_waits_for_one_before_it_that_can_bear_on_it(
            String name, String province, String code, String other, String otherProvince, String otherCode) {
        var order = new ConcurrentLinkedQueue<Integer>();
        var goOn = new CountDownLatch(1);
        try (var work = new RowsInWork(4)) {
            work.begin(row(2), draft(name, province, code), () -> {
                goOn.await();
                order.add(2);
                return DONE;
            });
            work.begin(row(3), draft(other, otherProvince, otherCode), () -> {
                order.add(3);
                return DONE;
            });
            work.begin(row(4), draft("Tổ hợp tác Rất Khác Xa", "VN-01", ""), () -> {
                goOn.countDown();
                return DONE;
            });
            work.next();
            work.next();
            work.next();
        }

        assertThat(order).containsExactly(2, 3);
    }

    @Test
    void what_became_of_them_comes_out_in_the_order_of_the_list() {
        var last = new CountDownLatch(1);
        var lines = new ArrayList<Long>();
        try (var work = new RowsInWork(3)) {
            work.begin(row(2), draft("Một", "VN-20", ""), () -> {
                last.await();
                return DONE;
            });
            work.begin(row(3), draft("Hai", "VN-20", ""), () -> {
                last.countDown();
                return DONE;
            });
            while (!work.isEmpty()) {
                lines.add(work.next().row().line());
            }
        }

        assertThat(lines).containsExactly(2L, 3L);
    }

    @Test
    void a_failure_is_told_by_its_own_row_and_the_one_behind_it_is_taken_all_the_same() {
        try (var work = new RowsInWork(3)) {
            work.begin(row(2), draft("Một", "VN-20", ""), () -> {
                throw new IllegalStateException("the store is away");
            });
            work.begin(row(3), draft("Một", "VN-20", ""), () -> DONE);

            assertThatThrownBy(work::next).hasMessage("the store is away");
            assertThat(work.next().report()).isEqualTo(DONE);
        }
    }

    private static Row row(long line) {
        return Row.of(line, List.of("x"));
    }

    private static Draft draft(String name, String province, String code) {
        ObjectNode body = WireFormat.JSON.createObjectNode().put("name", name);
        if (!code.isEmpty()) {
            body.putObject("identifier").put("kind", "TAX_CODE").put("value", code);
        }
        var of = new Draft.Establishment(name, Province.of(province), "", body);
        return new Draft.Enterprise(of, List.of());
    }
}
