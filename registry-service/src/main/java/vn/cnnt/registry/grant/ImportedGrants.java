package vn.cnnt.registry.grant;

import static vn.cnnt.registry.grant.GrantType.GRANTS;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.cnnt.events.BeneficiaryLine;
import vn.cnnt.events.EnterpriseStatus;
import vn.cnnt.events.FundingLine;
import vn.cnnt.events.GrantDetails;
import vn.cnnt.events.Province;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.manners.finding.Findings;
import vn.cnnt.manners.reading.Bound;
import vn.cnnt.registry.command.Receipt;
import vn.cnnt.registry.command.WriteRequest;
import vn.cnnt.registry.decision.Decision;
import vn.cnnt.registry.enterprise.Enterprises;
import vn.cnnt.registry.grant.GrantRequests.GrantBody;
import vn.cnnt.registry.reference.PlausibleSums;
import vn.cnnt.registry.reference.Rules;
import vn.cnnt.registry.reference.Today;
import vn.cnnt.registry.reference.Wording;
import vn.cnnt.registry.store.Aggregates;
import vn.cnnt.registry.store.Filter;
import vn.cnnt.registry.store.Paging;

/// The command that a row of a list of grants comes to.
@Component
public class ImportedGrants {
    private final GrantCommandHandler handler;
    private final Aggregates aggregates;
    private final Enterprises enterprises;
    private final Rules rules;
    private final Clock clock;

    ImportedGrants(
            GrantCommandHandler handler, Aggregates aggregates, Enterprises enterprises, Rules rules, Clock clock) {
        this.handler = handler;
        this.aggregates = aggregates;
        this.enterprises = enterprises;
        this.rules = rules;
        this.clock = clock;
    }

    /// A grant that a row tells of, read and sound in itself.
    public static final class Entry {
        private final GrantEntry entry;

        private Entry(GrantEntry entry) {
            this.entry = entry;
        }

        /// What was read of a row; refused with everything that is wrong with it.
        public static Entry of(Bound<GrantBody> body) {
            return new Entry(body.sound().entry());
        }

        public Province province() {
            return entry.province();
        }

        public List<String> beneficiaries() {
            return entry.beneficiaries().stream()
                    .map(BeneficiaryLine::enterprise)
                    .toList();
        }

        /// With the beneficiaries' ids in the place of what stood for them.
        public Entry with(UnaryOperator<String> ids) {
            var lines = entry.beneficiaries().stream()
                    .map(line -> new BeneficiaryLine(ids.apply(line.enterprise()), line.amount(), line.wholeLine()))
                    .toList();
            return new Entry(new GrantEntry(
                    entry.title(),
                    entry.province(),
                    entry.planYear(),
                    entry.kind(),
                    entry.content(),
                    entry.funding(),
                    lines,
                    entry.plannedFrom(),
                    entry.plannedTo(),
                    entry.implementedBy(),
                    entry.fair(),
                    entry.historical(),
                    entry.source(),
                    entry.state(),
                    entry.dates(),
                    entry.decisionNumber(),
                    entry.results(),
                    entry.returned(),
                    entry.documentUrl()));
        }

        /// By what one tells that a list and the register mean the same grant.
        public String sameness() {
            return key(entry.province(), entry.planYear(), entry.title(), entry.beneficiaries(), entry.funding());
        }
    }

    public PlausibleSums plausibleSums() {
        return rules.plausibleSums();
    }

    /// Every grant of a province with what it is told by.
    public void in(Province province, BiConsumer<String, String> samenessAndId) {
        var filter = new Filter(Map.of(GrantType.PROVINCE, province.key()), null);
        var after = Optional.<String>empty();
        do {
            var page = aggregates.find(GRANTS, filter, new Paging(Paging.MOST, after.orElse(null)));
            page.items().forEach(stored -> samenessAndId.accept(sameness(stored.state()), stored.id()));
            after = Optional.ofNullable(page.next());
        } while (after.isPresent());
    }

    public Optional<GrantDetails> get(String id) {
        return aggregates.get(GRANTS, id).map(stored -> stored.state());
    }

    /// Where the register has it otherwise than the row, as findings; a stage it has reached since is no difference.
    public List<Finding> differences(GrantDetails present, Entry entry, String address) {
        var findings = new Findings();
        var given = entry.entry;
        if (present.content() != given.content()) {
            findings.error("/content", "differs", given.content(), present.content(), address);
        }
        for (var line : given.funding()) {
            var place = given.funding().indexOf(line);
            for (var stage : List.of(Stage.REQUESTED, Stage.APPROVED)) {
                var amount = stage.of(line);
                var there = present.funding().stream()
                        .filter(other -> other.source() == line.source())
                        .findFirst()
                        .map(stage::of)
                        .orElse(null);
                if (amount != null && !amount.equals(there)) {
                    findings.error(
                            "/funding/" + place + "/" + stage.member(),
                            "differs",
                            amount,
                            there == null ? "—" : there,
                            address);
                }
            }
        }
        return Decision.by(findings, null, null, List::of) instanceof Decision.Refused refused
                ? refused.findings()
                : List.of();
    }

    /// What the request came to before a crash, if it did.
    public Optional<Receipt<GrantDetails>> answered(WriteRequest request) {
        return handler.answered(request);
    }

    public Receipt<GrantDetails> record(
            WriteRequest request, Entry entry, List<String> confirm, @Nullable String reason) {
        return handler.propose(new GrantCommand.Propose(entry.entry, confirm, reason), request);
    }

    /// What would come of it if those that are to be registered were. Nothing is done.
    public Decision trial(Entry entry, Set<String> toBeRegistered, List<String> confirm, @Nullable String reason) {
        var known = entry.entry.beneficiaries().stream()
                .map(BeneficiaryLine::enterprise)
                .filter(id -> !toBeRegistered.contains(id))
                .toList();
        var all = new LinkedHashMap<>(enterprises.known(known));
        toBeRegistered.forEach(id -> all.put(id, new Enterprises.Known(id, EnterpriseStatus.ACTIVE)));
        var command = new GrantCommand.Propose(entry.entry, confirm, reason);
        return Grant.decide(null, command, all, rules, Today.at(clock.instant()));
    }

    public static String sameness(GrantDetails grant) {
        return key(grant.province(), grant.planYear(), grant.title(), grant.beneficiaries(), grant.funding());
    }

    private static String key(
            Province province,
            int planYear,
            String title,
            List<BeneficiaryLine> beneficiaries,
            List<FundingLine> funding) {
        var parts = new ArrayList<String>();
        parts.add(province.key());
        parts.add(Integer.toString(planYear));
        parts.add(Wording.folded(title));
        parts.add(beneficiaries.stream()
                .map(BeneficiaryLine::enterprise)
                .collect(Collectors.toCollection(TreeSet::new))
                .toString());
        parts.add(funding.stream()
                .map(FundingLine::source)
                .map(Objects::requireNonNull)
                .map(Enum::name)
                .filter(source -> !"COUNTERPART".equals(source))
                .collect(Collectors.toCollection(TreeSet::new))
                .toString());
        return String.join("|", parts);
    }
}
