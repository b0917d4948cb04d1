package vn.cnnt.reporting.projection;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.cnnt.reporting.pages.LedgerChanges;
import vn.cnnt.reporting.slots.Bytes;

/// What a batch adds to the cells of one partition, and enters in its ledgers.
final class Deltas implements Contributions {
    /// What is the same for several pages is summed up once.
    private final Map<List<String>, Map<String, long[]>> cellsOfPages = new HashMap<>();

    private final LedgerChanges ledgerChanges = new LedgerChanges();
    private String entity = "";

    LedgerChanges ledgerChanges() {
        return ledgerChanges;
    }

    Deltas of(String entity) {
        this.entity = entity;
        return this;
    }

    @Override
    public void enter(String ledger, String account, @Nullable Bytes content) {
        ledgerChanges.enter(ledger, account, entity, content);
    }

    @Override
    public void add(String page, String cell, long[] measures) {
        add(List.of(page), cell, measures);
    }

    @Override
    public void add(List<String> pages, String cell, long[] measures) {
        Measures.addTo(cellsOfPages.computeIfAbsent(pages, _ -> new HashMap<>()), cell, measures);
    }

    SortedMap<String, Map<String, long[]>> byPage() {
        var byPage = new TreeMap<String, Map<String, long[]>>();
        cellsOfPages.forEach((pages, cells) -> {
            for (var page : pages) {
                var sums = byPage.computeIfAbsent(page, _ -> new HashMap<>());
                cells.forEach((cell, measures) -> Measures.addTo(sums, cell, measures));
            }
        });
        return byPage;
    }
}
