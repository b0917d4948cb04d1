package vn.cnnt.reporting.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import vn.cnnt.events.Province;
import vn.cnnt.reporting.figures.Snapshot;
import vn.cnnt.reporting.pages.Section;
import vn.cnnt.reporting.view.EntityView;

/// The facts of every entity that has one of a dataset in some provinces: read from their accounts in the dataset's
/// ledger, or from every view, where a run has no ledgers. Either way an entity is met once, with all its facts.
final class Ledgers {
    private final Dataset dataset;
    private final FactBytes bytes;
    private final Set<String> accounts;

    /// @param provinces as decided
    Ledgers(Dataset dataset, Set<Province> provinces) {
        this.dataset = dataset;
        this.bytes = new FactBytes(dataset);
        this.accounts = provinces.stream().map(Province::key).collect(Collectors.toUnmodifiableSet());
    }

    /// Some entities, and who they are.
    record Stretch(List<Alike> alike, Names names) {}

    /// Entities with the same facts.
    ///
    /// @param facts empty where they are met elsewhere
    record Alike(List<Fact> facts, int count) {}

    interface Names {
        /// Hands on the entities that are alike in some ways, by their number in the stretch, in the order of their
        /// ids.
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
                reader.accept(new Stretch(List.of(new Alike(facts, 1)), (wanted, names) -> {
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
        var alike = new ArrayList<Alike>(counts.length);
        for (var i = 0; i < counts.length; i++) {
            var facts = counts[i] == 0
                    ? List.<Fact>of()
                    : bytes.read(section.contents().get(i));
            alike.add(new Alike(isFirst(section.account(), facts) ? facts : List.of(), counts[i]));
        }
        return new Stretch(alike, section::forEach);
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
