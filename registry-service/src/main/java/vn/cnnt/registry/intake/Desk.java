package vn.cnnt.registry.intake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.GrantDetails;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.registry.command.Receipt;
import vn.cnnt.registry.command.Rejection;
import vn.cnnt.registry.command.WriteRequest;
import vn.cnnt.registry.decision.Decision;
import vn.cnnt.registry.enterprise.Enterprise;
import vn.cnnt.registry.enterprise.ImportedEnterprises;
import vn.cnnt.registry.grant.ImportedGrants;
import vn.cnnt.registry.store.Stored;

/// Where the commands of a row go. A refusal is a [Rejection].
sealed interface Desk {
    /// @param address null of what is only tried
    record Done<S>(String id, @Nullable String address, S state, List<Finding> warnings) {}

    Optional<Enterprise> enterprise(String id);

    /// What a step came to in an attempt that was cut off.
    Optional<Done<Enterprise>> enterpriseBefore(String step);

    Optional<Done<GrantDetails>> grantBefore(String step);

    Done<Enterprise> register(
            String step,
            ImportedEnterprises.Entry entry,
            ImportedEnterprises.@Nullable Recognition recognition,
            List<String> confirm,
            @Nullable String reason);

    Done<Enterprise> record(String step, String id, ImportedEnterprises.Recognition recognition);

    Done<GrantDetails> grant(String step, ImportedGrants.Entry entry, List<String> confirm, @Nullable String reason);

    /// Gives the commands, each under a key of its import and step.
    record Live(String importId, String actor, ImportedEnterprises enterprises, ImportedGrants grants) implements Desk {
        @Override
        public Optional<Enterprise> enterprise(String id) {
            return enterprises.get(id).map(Stored::state);
        }

        @Override
        public Optional<Done<Enterprise>> enterpriseBefore(String step) {
            return enterprises.answered(request(step)).map(outcome -> done("enterprises", outcome));
        }

        @Override
        public Optional<Done<GrantDetails>> grantBefore(String step) {
            return grants.answered(request(step)).map(outcome -> done("grants", outcome));
        }

        @Override
        public Done<Enterprise> register(
                String step,
                ImportedEnterprises.Entry entry,
                ImportedEnterprises.@Nullable Recognition recognition,
                List<String> confirm,
                @Nullable String reason) {
            return done("enterprises", enterprises.register(request(step), entry, recognition, confirm, reason));
        }

        @Override
        public Done<Enterprise> record(String step, String id, ImportedEnterprises.Recognition recognition) {
            return done("enterprises", enterprises.record(id, request(step), recognition));
        }

        @Override
        public Done<GrantDetails> grant(
                String step, ImportedGrants.Entry entry, List<String> confirm, @Nullable String reason) {
            return done("grants", grants.record(request(step), entry, confirm, reason));
        }

        private WriteRequest request(String step) {
            return new WriteRequest(actor, importId + "#" + step, null, "POST /api/v1/imports", importId + "#" + step);
        }

        private static <S> Done<S> done(String collection, Receipt<S> outcome) {
            return new Done<>(
                    outcome.id(), "/api/v1/" + collection + "/" + outcome.id(), outcome.state(), outcome.warnings());
        }
    }

    /// Only decides, and remembers what it decided, so that a later row meets what an earlier one would have done.
    final class Trial implements Desk {
        private final ImportedEnterprises enterprises;
        private final ImportedGrants grants;
        private final Map<String, Enterprise> would = new HashMap<>();

        Trial(ImportedEnterprises enterprises, ImportedGrants grants) {
            this.enterprises = enterprises;
            this.grants = grants;
        }

        @Override
        public Optional<Enterprise> enterprise(String id) {
            return Optional.ofNullable(would.get(id))
                    .or(() -> enterprises.get(id).map(Stored::state));
        }

        @Override
        public Optional<Done<Enterprise>> enterpriseBefore(String step) {
            return Optional.empty();
        }

        @Override
        public Optional<Done<GrantDetails>> grantBefore(String step) {
            return Optional.empty();
        }

        @Override
        public Done<Enterprise> register(
                String step,
                ImportedEnterprises.Entry entry,
                ImportedEnterprises.@Nullable Recognition recognition,
                List<String> confirm,
                @Nullable String reason) {
            var id = "would-be-" + step;
            return done(id, null, null, enterprises.trial(id, null, entry, recognition, confirm, reason));
        }

        @Override
        public Done<Enterprise> record(String step, String id, ImportedEnterprises.Recognition recognition) {
            var state = enterprise(id).orElseThrow(() -> new Rejection.NotFound(id));
            var address = would.containsKey(id) ? null : "/api/v1/enterprises/" + id;
            return done(id, address, state, enterprises.trial(id, state, null, recognition, List.of(), null));
        }

        @Override
        public Done<GrantDetails> grant(
                String step, ImportedGrants.Entry entry, List<String> confirm, @Nullable String reason) {
            var accepted = accepted(grants.trial(entry, Set.copyOf(would.keySet()), confirm, reason));
            return new Done<>("would-be-" + step, null, ImportedGrants.after(accepted), accepted.warnings());
        }

        private Done<Enterprise> done(
                String id, @Nullable String address, @Nullable Enterprise before, Decision decision) {
            var accepted = accepted(decision);
            var after = ImportedEnterprises.after(before, accepted);
            would.put(id, after);
            return new Done<>(id, address, after, accepted.warnings());
        }

        private static Decision.Accepted accepted(Decision decision) {
            return switch (decision) {
                case Decision.Accepted accepted -> accepted;
                case Decision.Refused refused -> throw new Rejection.Refused(refused);
            };
        }
    }
}
