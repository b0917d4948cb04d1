package vn.cnnt.registry.intake.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import vn.cnnt.registry.table.RawWorkbook;

/// Alone, for what it weighs is all that the process holds.
@Isolated
class ListMemoryTest {
    private static final long HELD = 64 << 20;

    @TempDir
    Path folder;

    @Test
    void what_a_list_holds_in_memory_doesnt_grow_with_it() throws IOException {
        var rows = new StringBuilder(RawWorkbook.row(1, "Tỉnh", "Tên cơ sở", "Ghi chú"));
        for (var i = 2; i < 20_000; i++) {
            rows.append(RawWorkbook.row(i, "Lai Châu", "HTX " + i, "x".repeat(100)));
        }
        var file = Files.write(
                folder.resolve("list"),
                new RawWorkbook().sheet("a", rows.toString()).bytes());
        rows.setLength(0);
        rows.trimToSize();
        ListFuzzTest.read(Kind.ENTERPRISES, file);
        System.gc();
        var before = held();
        var sheets = ListFile.understand(file, Kind.ENTERPRISES, Map.of(), null, ListFileTest.LIMITS)
                .sheets();
        try (var found = ListFile.rows(file, Kind.ENTERPRISES, sheets, ListFileTest.LIMITS)) {
            var most = 0L;
            for (var n = 0; found.hasNext(); n++) {
                found.next();
                if (n % 7_000 == 0) {
                    System.gc();
                    most = Math.max(most, held() - before);
                }
            }
            assertThat(most).isLessThan(HELD);
        }
    }

    private static long held() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
