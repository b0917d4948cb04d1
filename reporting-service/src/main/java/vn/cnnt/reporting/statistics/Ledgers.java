package vn.cnnt.reporting.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import vn.cnnt.events.Province;
import vn.cnnt.reporting.projection.Section;
import vn.cnnt.reporting.projection.Snapshot;
import vn.cnnt.reporting.view.EntityView;

/// The facts of every entity that has one of a dataset in some provinces: read from their accounts in the dataset's
/// ledger, or from every view, where a run has no ledgers. Either way an entity is met once, with all its facts.
final class Ledgers {
    private static final int[] ONE = {1};

    private final Dataset dataset;
    private final FactBytes bytes;
    private final Set<String> accounts;

    /// @param provinces as decided
    Ledgers(Dataset dataset, Set<Province> provinces) {
        this.dataset = dataset;
        this.bytes = new FactBytes(dataset);
        this.accounts = provinces.stream().map(Province::key).collect(Collectors.toUnmodifiableSet());
    }

    /// Some entities, those with the same facts counted together.
    ///
    /// @param facts each different list of facts once
    /// @param counts how many entities have each
    record Stretch(List<List<Fact>> facts, int[] counts, Names names) {}

    /// Who they are.
    interface Names {
        /// Those with some lists of facts, by their numbers, in the order of their ids.
        void forEach(IntPredicate wanted, Section.Reader reader);
    }

    void read(Snapshot<EntityView> snapshot, Consumer<Stretch> reader) {
        if (snapshot.hasLedgers()) {
            snapshot.ledger(dataset.name(), accounts, section -> reader.accept(stretch(section)));
            return;
        }
        snapshot.forEach((id, entity) -> {
            var view = entity.view();
            var facts = view == null ? List.<Fact>of() : dataset.facts(view);
            if (!facts.isEmpty()) {
                reader.accept(new Stretch(List.of(facts), ONE, (wanted, names) -> {
                    if (wanted.test(0)) {
                        names.take(id, 0);
                    }
                }));
            }
        });
    }

    /// Who stands in several accounts is met in the first of those that are read.
    private Stretch stretch(Section section) {
        var counts = section.counts();
        var facts = new ArrayList<List<Fact>>(counts.length);
        for (var i = 0; i < counts.length; i++) {
            var there = counts[i] == 0 ? List.<Fact>of() : bytes.read(section.contents().get(i));
            if (!there.isEmpty() && !isFirst(section.account(), there)) {
                there = List.of();
            }
            facts.add(there);
        }
        return new Stretch(facts, counts, section::forEach);
    }

    private boolean isFirst(String account, List<Fact> facts) {
        return facts.stream()
                .map(fact -> fact.province().key())
                .filter(accounts::contains)
                .min(Comparator.naturalOrder())
                .filter(account::equals)
                .isPresent();
    }
}
