package vn.cnnt.registry.enterprise;

import static vn.cnnt.registry.enterprise.EnterpriseType.ENTERPRISES;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;
import vn.cnnt.events.EnterpriseDetails;
import vn.cnnt.events.EnterpriseStatus;
import vn.cnnt.events.Identifier;
import vn.cnnt.events.IdentifierKind;
import vn.cnnt.events.LegalForm;
import vn.cnnt.events.Province;
import vn.cnnt.events.RecognitionDetails;
import vn.cnnt.events.RecognitionStatus;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.manners.finding.Findings;
import vn.cnnt.manners.reading.Binder;
import vn.cnnt.manners.reading.Bound;
import vn.cnnt.registry.command.Receipt;
import vn.cnnt.registry.command.Rejection;
import vn.cnnt.registry.command.WriteRequest;
import vn.cnnt.registry.decision.Decision;
import vn.cnnt.registry.enterprise.EnterpriseRequests.ApplicationBody;
import vn.cnnt.registry.enterprise.EnterpriseRequests.EstablishmentBody;
import vn.cnnt.registry.enterprise.EnterpriseRequests.RecognitionDecision;
import vn.cnnt.registry.matching.EstablishmentName;
import vn.cnnt.registry.recognition.Application;
import vn.cnnt.registry.recognition.Outcome;
import vn.cnnt.registry.recognition.Ruling;
import vn.cnnt.registry.reference.Rules;
import vn.cnnt.registry.reference.Today;
import vn.cnnt.registry.reference.Wording;
import vn.cnnt.registry.store.Aggregates;
import vn.cnnt.registry.store.Filter;
import vn.cnnt.registry.store.Paging;
import vn.cnnt.registry.store.Stored;

/// The commands that a row of a list comes to: registered, put forward and decided by the same rules as one by one, but
/// written together, so that a row happens as a whole or not at all.
@Component
public class ImportedEnterprises {
    private final EnterpriseCommandHandler handler;
    private final Aggregates aggregates;
    private final Enterprises enterprises;
    private final Rules rules;
    private final Clock clock;

    ImportedEnterprises(
            EnterpriseCommandHandler handler,
            Aggregates aggregates,
            Enterprises enterprises,
            Rules rules,
            Clock clock) {
        this.handler = handler;
        this.aggregates = aggregates;
        this.enterprises = enterprises;
        this.rules = rules;
        this.clock = clock;
    }

    /// An establishment that a row names, read and sound in itself.
    public static final class Entry {
        private final Entered entered;
        private final EnterpriseEntry entry;

        private Entry(Entered entered) {
            this.entered = entered;
            this.entry = entered.entry();
        }

        public Optional<String> taxCode() {
            return entry.identifier().kind() == IdentifierKind.TAX_CODE
                    ? Optional.ofNullable(entry.identifier().value())
                    : Optional.empty();
        }

        /// All digits of the one that a household has in the place of a tax code.
        public Optional<String> personalId() {
            return Optional.ofNullable(entered.personalId());
        }

        /// The tax code of the establishment, or the mask of its personal id.
        public Optional<String> number() {
            return Optional.ofNullable(entry.identifier().value());
        }

        public Province province() {
            return entry.province();
        }

        public LegalForm legalForm() {
            return entry.legalForm();
        }

        public String name() {
            return entry.name();
        }

        /// What it goes by.
        public List<EstablishmentName> names() {
            return NameKeys.names(asDetails());
        }

        /// An establishment beside it.
        public Namesake namesake(String id, Enterprise enterprise) {
            var match = EstablishmentName.best(names(), NameKeys.names(enterprise.details()));
            return new Namesake(id, enterprise, match);
        }

        /// The same, where its number turned out to be another one's; the note says what the source has.
        public Entry withoutNumber() {
            var noted = "tax code in the source: " + number().orElse("");
            return new Entry(Entered.of(new EnterpriseEntry(
                    entry.name(),
                    entry.aliases(),
                    Identifier.NONE,
                    entry.legalForm(),
                    entry.size(),
                    entry.sector(),
                    entry.province(),
                    entry.commune(),
                    entry.address(),
                    entry.note() == null ? noted : entry.note() + "; " + noted)));
        }

        private EnterpriseDetails asDetails() {
            return entry.details(EnterpriseStatus.ACTIVE, null, null);
        }

        /// Of a row as it is asked for; refused with everything that is wrong with it.
        public static Entry read(Binder binder, ObjectNode body) {
            var sound = binder.body(EstablishmentBody.class, body).sound();
            return new Entry(sound.entered());
        }
    }

    /// A recognition that a row tells of.
    public static final class Recognition {
        private final Province province;
        private final Application application;
        private final @Nullable Outcome outcome;
        private final Ruling ruling;

        private Recognition(Province province, Application application, @Nullable Outcome outcome, Ruling ruling) {
            this.province = province;
            this.application = application;
            this.outcome = outcome;
            this.ruling = ruling;
        }

        /// What was read of a row; refused with everything that is wrong with it.
        ///
        /// @param province the one that the row names: the record is of it, wherever the establishment is today
        /// @param decision null where it was only put forward
        public static Recognition of(
                Province province, Bound<ApplicationBody> application, @Nullable Bound<RecognitionDecision> decision) {
            var applied = application.sound().application();
            if (decision == null) {
                return new Recognition(province, applied, null, Ruling.NONE);
            }
            var decided = decision.sound();
            return new Recognition(
                    province, applied, decided.outcome(), decided.ruling().ruling());
        }

        private EnterpriseCommand.OfKnown command() {
            return outcome == null
                    ? new EnterpriseCommand.Apply(application, province)
                    : new EnterpriseCommand.RecordVote(application, outcome, ruling, province);
        }

        private boolean isOf(RecognitionDetails other) {
            return other.status() != RecognitionStatus.WITHDRAWN
                    && other.level() == application.level()
                    && other.votingYear() == application.votingYear()
                    && Wording.folded(other.product()).equals(Wording.folded(application.product()));
        }
    }

    public Optional<Stored<Enterprise>> get(String id) {
        return aggregates.get(ENTERPRISES, id);
    }

    /// Who goes by something like its names in its province, wherever that belongs today; the likest first.
    public Namesakes namesakes(Entry entry) {
        return enterprises.namesakes(entry.asDetails(), null);
    }

    /// The enterprise under its tax code or personal id, and how much it goes by the same name.
    public Optional<Namesake> holder(Entry entry) {
        var person = entry.personalId();
        if (person.isPresent()) {
            return handler.registeredAs(person.get())
                    .flatMap(this::get)
                    .map(stored -> entry.namesake(stored.id(), stored.state()));
        }
        return entry.taxCode().flatMap(code -> {
            var filter = new Filter(Map.of(EnterpriseType.TAX_CODE, code), null);
            return aggregates.find(ENTERPRISES, filter, new Paging(1, null)).items().stream()
                    .findFirst()
                    .map(stored -> entry.namesake(stored.id(), stored.state()));
        });
    }

    /// The recognition of the same product, level and year, where there is one.
    public Optional<RecognitionDetails> same(Enterprise enterprise, Recognition recognition) {
        return enterprise.recognitions().stream().filter(recognition::isOf).findFirst();
    }

    /// Where the register has it otherwise than the row, as findings; what the row leaves open is no difference.
    public List<Finding> differences(RecognitionDetails present, Recognition recognition, String address) {
        var findings = new Findings();
        var application = recognition.application;
        var ruling = recognition.ruling;
        differ(findings, "/province", present.province(), recognition.province, address);
        differ(findings, "/productGroup", present.productGroup(), application.productGroup(), address);
        differ(findings, "/decisionNumber", present.decisionNumber(), ruling.decisionNumber(), address);
        differ(findings, "/decisionDate", present.decisionDate(), ruling.decisionDate(), address);
        var outcome = recognition.outcome;
        if (outcome != null) {
            var status =
                    outcome == Outcome.RECOGNISED ? RecognitionStatus.RECOGNISED : RecognitionStatus.NOT_RECOGNISED;
            if (present.status() != RecognitionStatus.REVOKED) {
                differ(findings, "/outcome", present.status(), status, address);
            }
        }
        return errorsOf(findings);
    }

    public List<Finding> differences(Enterprise enterprise, Entry entry, String address) {
        var findings = new Findings();
        var present = enterprise.details();
        var given = entry.entry;
        var identifier = given.identifier();
        if (identifier.value() != null) {
            differ(findings, "/identifier/value", present.identifier().value(), identifier.value(), address);
        }
        differ(findings, "/size", present.size(), given.size(), address);
        differ(findings, "/sector", present.sector(), given.sector(), address);
        differ(findings, "/commune", present.commune(), given.commune(), address);
        differ(findings, "/address", present.address(), given.address(), address);
        return errorsOf(findings);
    }

    /// What the request came to before a crash, if it did.
    public Optional<Receipt<Enterprise>> answered(WriteRequest request) {
        return handler.answered(request);
    }

    /// Registers it, with its recognition where the row has one.
    ///
    /// @param namesakes as they have just been looked up
    public Receipt<Enterprise> register(
            WriteRequest request,
            Entry entry,
            @Nullable Recognition recognition,
            Namesakes namesakes,
            List<String> confirm,
            @Nullable String reason) {
        return handler.register(command(entry, recognition, confirm, reason), namesakes, request);
    }

    /// Puts forward and decides; again where another command came in between.
    public Receipt<Enterprise> record(String id, WriteRequest request, Recognition recognition) {
        var version = get(id).orElseThrow(() -> new Rejection.NotFound(id)).version();
        while (true) {
            var attempt = new WriteRequest(
                    request.actor(), request.key(), Set.of(version), request.target(), request.fingerprint());
            try {
                return handler.change(id, recognition.command(), attempt);
            } catch (Rejection.Stale stale) {
                version = stale.version();
            }
        }
    }

    /// What would come of it. Nothing is done.
    public Decision trial(
            String id,
            @Nullable Enterprise state,
            @Nullable Entry entry,
            @Nullable Recognition recognition,
            List<String> confirm,
            @Nullable String reason) {
        var command = state == null
                ? command(Objects.requireNonNull(entry, id), recognition, confirm, reason)
                : Objects.requireNonNull(recognition, id).command();
        return Enterprise.decide(id, state, command, EnterpriseFacts.NONE, rules, Today.at(clock.instant()));
    }

    public static Enterprise after(@Nullable Enterprise state, Decision.Accepted accepted) {
        return Enterprise.after(state, accepted);
    }

    private static EnterpriseCommand command(
            Entry entry, @Nullable Recognition recognition, List<String> confirm, @Nullable String reason) {
        var register = new EnterpriseCommand.Register(entry.entered, confirm, reason);
        return recognition == null
                ? register
                : new EnterpriseCommand.Together(List.of(register, recognition.command()));
    }

    private static void differ(
            Findings findings, String field, @Nullable Object present, @Nullable Object given, String address) {
        if (given != null && !given.equals(present)) {
            findings.error(field, "differs", given, present == null ? "—" : present, address);
        }
    }

    private static List<Finding> errorsOf(Findings findings) {
        return Decision.by(findings, null, null, List::of) instanceof Decision.Refused refused
                ? refused.findings()
                : List.of();
    }
}
