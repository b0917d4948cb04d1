package vn.cnnt.registry.intake.taking;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import vn.cnnt.manners.Actor;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.registry.command.Receipt;
import vn.cnnt.registry.command.Rejection;
import vn.cnnt.registry.command.WriteRequest;
import vn.cnnt.registry.decision.Decision;
import vn.cnnt.registry.enterprise.Enterprise;
import vn.cnnt.registry.enterprise.ImportedEnterprises;
import vn.cnnt.registry.enterprise.Namesake;
import vn.cnnt.registry.enterprise.Namesakes;
import vn.cnnt.registry.grant.ImportedGrants;
import vn.cnnt.registry.store.Stored;

/// What a row asks of the register and does to it. A refusal is a [Rejection]. Rows that have nothing to do with one
/// another use it at once.
public sealed interface RowCommands {
    /// @param address null of what is only tried
    record Done(String id, @Nullable String address, List<Finding> warnings) {}

    Optional<Enterprise> enterprise(String id);

    Namesakes namesakes(ImportedEnterprises.Entry entry);

    /// Who has its tax code.
    Optional<Namesake> holder(ImportedEnterprises.Entry entry);

    /// What a step came to in an attempt that was cut off.
    Optional<Done> enterpriseBefore(String step);

    Optional<Done> grantBefore(String step);

    Done register(
            String step,
            ImportedEnterprises.Entry entry,
            ImportedEnterprises.@Nullable Recognition recognition,
            Namesakes namesakes,
            List<String> confirm,
            @Nullable String reason);

    Done record(String step, String id, ImportedEnterprises.Recognition recognition);

    Done grant(String step, ImportedGrants.Entry entry, List<String> confirm, @Nullable String reason);

    /// Gives the commands, each under a key of its import and step.
    record Live(String importId, Actor actor, ImportedEnterprises enterprises, ImportedGrants grants)
            implements RowCommands {
        @Override
        public Optional<Enterprise> enterprise(String id) {
            return enterprises.get(id).map(Stored::state);
        }

        @Override
        public Namesakes namesakes(ImportedEnterprises.Entry entry) {
            return enterprises.namesakes(entry);
        }

        @Override
        public Optional<Namesake> holder(ImportedEnterprises.Entry entry) {
            return enterprises.holder(entry);
        }

        @Override
        public Optional<Done> enterpriseBefore(String step) {
            return enterprises.answered(request(step)).map(outcome -> done("enterprises", outcome));
        }

        @Override
        public Optional<Done> grantBefore(String step) {
            return grants.answered(request(step)).map(outcome -> done("grants", outcome));
        }

        @Override
        public Done register(
                String step,
                ImportedEnterprises.Entry entry,
                ImportedEnterprises.@Nullable Recognition recognition,
                Namesakes namesakes,
                List<String> confirm,
                @Nullable String reason) {
            var outcome = enterprises.register(request(step), entry, recognition, namesakes, confirm, reason);
            return done("enterprises", outcome);
        }

        @Override
        public Done record(String step, String id, ImportedEnterprises.Recognition recognition) {
            return done("enterprises", enterprises.record(id, request(step), recognition));
        }

        @Override
        public Done grant(String step, ImportedGrants.Entry entry, List<String> confirm, @Nullable String reason) {
            return done("grants", grants.record(request(step), entry, confirm, reason));
        }

        private WriteRequest request(String step) {
            return new WriteRequest(actor, importId + "#" + step, null, "POST /api/v1/imports", importId + "#" + step);
        }

        private static Done done(String collection, Receipt<?> outcome) {
            return new Done(outcome.id(), "/api/v1/" + collection + "/" + outcome.id(), outcome.warnings());
        }
    }

    /// Only decides, and remembers what it decided, so that a later row meets what an earlier one would have done.
    final class Trial implements RowCommands {
        private final ImportedEnterprises enterprises;
        private final ImportedGrants grants;
        private final WouldBe wouldBe = new WouldBe();

        /// The enterprises of the register as they would be.
        private final Map<String, Enterprise> changed = new ConcurrentHashMap<>();

        public Trial(ImportedEnterprises enterprises, ImportedGrants grants) {
            this.enterprises = enterprises;
            this.grants = grants;
        }

        @Override
        public Optional<Enterprise> enterprise(String id) {
            return wouldBe.get(id)
                    .or(() -> Optional.ofNullable(changed.get(id)))
                    .or(() -> enterprises.get(id).map(Stored::state));
        }

        @Override
        public Namesakes namesakes(ImportedEnterprises.Entry entry) {
            var there = enterprises.namesakes(entry);
            var others = new HashSet<Namesake>();
            for (var one : there.all()) {
                var now = changed.get(one.id());
                if (now != null) {
                    others.add(new Namesake(one.id(), now, one.match()));
                }
            }
            others.addAll(wouldBe.namesakes(entry));
            return others.isEmpty() ? there : there.with(List.copyOf(others));
        }

        @Override
        public Optional<Namesake> holder(ImportedEnterprises.Entry entry) {
            return wouldBe.holder(entry).or(() -> enterprises.holder(entry));
        }

        @Override
        public Optional<Done> enterpriseBefore(String step) {
            return Optional.empty();
        }

        @Override
        public Optional<Done> grantBefore(String step) {
            return Optional.empty();
        }

        @Override
        public Done register(
                String step,
                ImportedEnterprises.Entry entry,
                ImportedEnterprises.@Nullable Recognition recognition,
                Namesakes namesakes,
                List<String> confirm,
                @Nullable String reason) {
            var id = WouldBe.id(step);
            var accepted = accepted(enterprises.trial(id, null, entry, recognition, confirm, reason));
            var after = ImportedEnterprises.after(null, accepted);
            wouldBe.add(id, after, entry);
            return new Done(id, null, accepted.warnings());
        }

        @Override
        public Done record(String step, String id, ImportedEnterprises.Recognition recognition) {
            var state = enterprise(id).orElseThrow(() -> new Rejection.NotFound(id));
            var accepted = accepted(enterprises.trial(id, state, null, recognition, List.of(), null));
            var after = ImportedEnterprises.after(state, accepted);
            if (WouldBe.isOne(id)) {
                wouldBe.add(id, after);
                return new Done(id, null, accepted.warnings());
            }
            changed.put(id, after);
            return new Done(id, "/api/v1/enterprises/" + id, accepted.warnings());
        }

        @Override
        public Done grant(String step, ImportedGrants.Entry entry, List<String> confirm, @Nullable String reason) {
            var accepted = accepted(grants.trial(entry, wouldBeOf(entry), confirm, reason));
            return new Done(WouldBe.id(step), null, accepted.warnings());
        }

        private static Set<String> wouldBeOf(ImportedGrants.Entry entry) {
            var ids = new HashSet<String>();
            entry.beneficiaries().stream().filter(WouldBe::isOne).forEach(ids::add);
            return ids;
        }

        private static Decision.Accepted accepted(Decision decision) {
            return switch (decision) {
                case Decision.Accepted accepted -> accepted;
                case Decision.Refused refused -> throw new Rejection.Refused(refused);
            };
        }
    }
}
