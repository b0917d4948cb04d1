package vn.cnnt.registry.enterprise;

import static vn.cnnt.registry.enterprise.EnterpriseType.ENTERPRISES;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.cnnt.events.EnterpriseDetails;
import vn.cnnt.events.EnterpriseStatus;
import vn.cnnt.events.IdentifierKind;
import vn.cnnt.events.RecognitionDetails;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.registry.command.Attempt;
import vn.cnnt.registry.command.Commands;
import vn.cnnt.registry.command.Effects;
import vn.cnnt.registry.command.Receipt;
import vn.cnnt.registry.command.Rejection;
import vn.cnnt.registry.command.WriteRequest;
import vn.cnnt.registry.decision.Decision;
import vn.cnnt.registry.personal.Erasures;
import vn.cnnt.registry.personal.PersonalIds;
import vn.cnnt.registry.reference.Rules;
import vn.cnnt.registry.reference.Today;
import vn.cnnt.registry.store.Stored;

/// The one way in for every change of an enterprise: reads what the decision has to know, lets [Enterprise] decide, and
/// says what goes with the write.
///
/// Before the write the names are put under their keys and a personal id is written down, so that neither is missing
/// from a record that is there: a name too many is only looked at once more, and a personal id whose command failed or
/// died counts for nothing. After it the personal id is marked as kept. Of an erasure, the keys are withdrawn before it
/// and destroyed after it.
@Component
public class EnterpriseCommandHandler {
    private final Commands commands;
    private final Enterprises enterprises;
    private final EnterpriseRights rights;
    private final PersonalIds personalIds;
    private final Erasures erasures;
    private final Rules rules;
    private final AskedCorrections asked;

    EnterpriseCommandHandler(
            Commands commands,
            Enterprises enterprises,
            EnterpriseRights rights,
            PersonalIds personalIds,
            Erasures erasures,
            Rules rules,
            AskedCorrections asked) {
        this.commands = commands;
        this.rights = rights;
        this.enterprises = enterprises;
        this.personalIds = personalIds;
        this.erasures = erasures;
        this.rules = rules;
        this.asked = asked;
    }

    /// Registers a new enterprise.
    ///
    /// @param command a registration, alone or first of several together
    public Receipt<Enterprise> register(EnterpriseCommand command, WriteRequest request) {
        return commands.create(
                ENTERPRISES,
                request,
                (id, now) -> {
                    rights.command(request.actor(), null, command);
                    var namesakes = namesakes(id, null, command);
                    return new Attempt(
                            decide(id, null, command, namesakes, now),
                            new Beside(id, namesakes, true, false, personalId(command)));
                },
                made -> rights.again(request.actor(), made));
    }

    /// The same where the namesakes have just been looked up. Whoever takes the very name meanwhile is not looked for:
    /// rows of one list know of one another.
    Receipt<Enterprise> register(EnterpriseCommand command, Namesakes namesakes, WriteRequest request) {
        return commands.create(ENTERPRISES, request, (id, now) -> {
            rights.command(request.actor(), null, command);
            return attempt(id, null, command, namesakes, now);
        });
    }

    /// Changes an enterprise that is there.
    public Receipt<Enterprise> change(String id, EnterpriseCommand command, WriteRequest request) {
        var receipt = commands.change(ENTERPRISES, id, request, (stored, now) -> {
            rights.command(request.actor(), stored, command);
            return attempt(id, stored, command, namesakes(id, stored.state(), command), now);
        });
        if (command instanceof EnterpriseCommand.CorrectRecognition correct && !request.isDryRun()) {
            asked.corrected(id, correct.recognition(), request.actor());
        }
        return receipt;
    }

    /// Does a step of a merge. Whether that may be done to the version that the request names, the merge has looked.
    public Receipt<Enterprise> merge(String id, EnterpriseCommand.OfKnown step, WriteRequest request) {
        return unasked(id, step, request);
    }

    /// What a change would come to, for who may ask for it and not make it; nothing is done.
    public Receipt<Enterprise> foresee(String id, EnterpriseCommand.OfKnown command, WriteRequest request) {
        return unasked(id, command, request.asDryRun());
    }

    /// Without asking whether its actor may.
    private Receipt<Enterprise> unasked(String id, EnterpriseCommand.OfKnown command, WriteRequest request) {
        return commands.change(
                ENTERPRISES,
                id,
                request,
                (stored, now) -> attempt(id, stored, command, namesakes(id, stored.state(), command), now));
    }

    /// Erases what is known of the person that an enterprise is registered as.
    ///
    /// @param first done before anything is, and not in a dry run
    Receipt<Enterprise> erase(
            String id, EnterpriseCommand.ErasePersonalId command, WriteRequest request, Runnable first) {
        return commands.change(ENTERPRISES, id, request, (stored, now) -> {
            rights.command(request.actor(), stored, command);
            if (stored.state().details().identifier().kind() != IdentifierKind.PERSONAL_ID && !personalIds.has(id)) {
                throw new Rejection.NotFound(id + "/personal-id");
            }
            var decided = attempt(id, stored, command, null, now);
            return new Attempt(decided.decision(), new Erasing(id, first));
        });
    }

    /// What the request came to before, if it did.
    public Optional<Receipt<Enterprise>> answered(WriteRequest request) {
        return commands.answered(ENTERPRISES, request);
    }

    /// Who else in the register goes by something like these names, as it would be told of a registration.
    List<Finding> duplicates(EnterpriseEntry entry) {
        return Likely.duplicates(enterprises.namesakes(registered(entry), null).likely());
    }

    /// Who else goes by something like the names of a correction that it doesn't have yet.
    List<Finding> duplicates(String id, EnterpriseEntry entry) {
        var stored = enterprises.get(id);
        if (stored.isEmpty()) {
            return List.of();
        }
        var present = stored.get().state();
        var corrected = present.corrected(entry);
        return NameKeys.of(corrected).equals(NameKeys.of(present.details()))
                ? List.of()
                : Likely.duplicates(enterprises.namesakes(corrected, id).likely());
    }

    private Attempt attempt(
            String id,
            @Nullable Stored<Enterprise> stored,
            EnterpriseCommand command,
            @Nullable Namesakes namesakes,
            Instant now) {
        return new Attempt(
                decide(id, stored, command, namesakes, now),
                new Beside(id, namesakes, false, stored != null && endsLikeness(command), personalId(command)));
    }

    private Decision decide(
            String id,
            @Nullable Stored<Enterprise> stored,
            EnterpriseCommand command,
            @Nullable Namesakes namesakes,
            Instant now) {
        var state = stored == null ? null : stored.state();
        var facts = facts(id, stored, namesakes, command);
        return Enterprise.decide(id, state, command, facts, rules, Today.at(now));
    }

    private EnterpriseFacts facts(
            String id, @Nullable Stored<Enterprise> stored, @Nullable Namesakes namesakes, EnterpriseCommand command) {
        List<Likely> likely = namesakes == null ? List.of() : namesakes.likely();
        return switch (command) {
            case EnterpriseCommand.Register register ->
                EnterpriseFacts.of(likely)
                        .with(false, registeredAs(id, register.entered().personalId()));
            case EnterpriseCommand.Move _ -> EnterpriseFacts.of(likely);
            case EnterpriseCommand.CorrectDetails correct -> {
                var personalId = correct.entered().personalId();
                yield EnterpriseFacts.of(likely).with(isReplaced(stored, personalId), registeredAs(id, personalId));
            }
            case EnterpriseCommand.ChangeStatus change -> EnterpriseFacts.of(enterprises.survivor(change.mergedInto()));
            case EnterpriseCommand.TakeOver takeOver ->
                EnterpriseFacts.of(original(takeOver.from(), takeOver.original()));
            case EnterpriseCommand.ErasePersonalId _ -> EnterpriseFacts.ofPersonalId(personalIds.has(id));
            case EnterpriseCommand.OfRecognition of -> {
                requireRecognition(id, stored, of.recognition());
                yield EnterpriseFacts.NONE;
            }
            case EnterpriseCommand.Together together ->
                facts(id, stored, namesakes, together.commands().getFirst());
            case EnterpriseCommand.Apply _, EnterpriseCommand.RecordVote _, EnterpriseCommand.TakeAliases _ ->
                EnterpriseFacts.NONE;
        };
    }

    /// Those of the names that a command gives the enterprise; null where it gives none.
    private @Nullable Namesakes namesakes(String id, @Nullable Enterprise state, EnterpriseCommand command) {
        return switch (command) {
            case EnterpriseCommand.Register register ->
                enterprises.namesakes(registered(register.entered().entry()), null);
            case EnterpriseCommand.CorrectDetails correct ->
                enterprises.namesakes(
                        known(id, state).corrected(correct.entered().entry()), id);
            case EnterpriseCommand.TakeAliases take ->
                enterprises.namesakes(known(id, state).goingBy(take.aliases()), id);
            case EnterpriseCommand.Move move ->
                enterprises.namesakes(known(id, state).at(move.province()), id);
            case EnterpriseCommand.Together together ->
                namesakes(id, state, together.commands().getFirst());
            case EnterpriseCommand.ChangeStatus _,
                    EnterpriseCommand.Apply _,
                    EnterpriseCommand.RecordVote _,
                    EnterpriseCommand.TakeOver _,
                    EnterpriseCommand.ErasePersonalId _,
                    EnterpriseCommand.OfRecognition _ -> null;
        };
    }

    /// Whether whoever is like the enterprise now may not be so afterwards.
    private static boolean endsLikeness(EnterpriseCommand command) {
        return switch (command) {
            case EnterpriseCommand.CorrectDetails _,
                    EnterpriseCommand.TakeAliases _,
                    EnterpriseCommand.Move _,
                    EnterpriseCommand.ChangeStatus _ -> true;
            case EnterpriseCommand.Together together ->
                endsLikeness(together.commands().getFirst());
            case EnterpriseCommand.Register _,
                    EnterpriseCommand.Apply _,
                    EnterpriseCommand.RecordVote _,
                    EnterpriseCommand.TakeOver _,
                    EnterpriseCommand.ErasePersonalId _,
                    EnterpriseCommand.OfRecognition _ -> false;
        };
    }

    private static @Nullable String personalId(EnterpriseCommand command) {
        return switch (command) {
            case EnterpriseCommand.Register register -> register.entered().personalId();
            case EnterpriseCommand.CorrectDetails correct -> correct.entered().personalId();
            case EnterpriseCommand.Together together ->
                personalId(together.commands().getFirst());
            case EnterpriseCommand.TakeAliases _,
                    EnterpriseCommand.Move _,
                    EnterpriseCommand.ChangeStatus _,
                    EnterpriseCommand.Apply _,
                    EnterpriseCommand.RecordVote _,
                    EnterpriseCommand.TakeOver _,
                    EnterpriseCommand.ErasePersonalId _,
                    EnterpriseCommand.OfRecognition _ -> null;
        };
    }

    private boolean isReplaced(@Nullable Stored<Enterprise> stored, @Nullable String personalId) {
        return stored != null
                && personalId != null
                && Enterprises.knownPerson(stored)
                        .filter(known -> personalIds.isAnother(known, personalId))
                        .isPresent();
    }

    /// The enterprise that a person is registered as.
    Optional<String> registeredAs(String personalId) {
        return personalIds
                .registeredAs(personalId, enterprises::knownPerson)
                .or(() -> enterprises.ofPerson(personalIds.person(personalId)));
    }

    private @Nullable String registeredAs(String id, @Nullable String personalId) {
        return personalId == null
                ? null
                : registeredAs(personalId).filter(other -> !other.equals(id)).orElse(null);
    }

    /// The personal id that it is known by, with all its digits.
    Optional<String> disclose(Stored<Enterprise> stored) {
        return Enterprises.knownPerson(stored).flatMap(personalIds::find);
    }

    private RecognitionDetails original(String enterprise, String recognition) {
        return enterprises
                .get(enterprise)
                .flatMap(other -> other.state().recognition(recognition))
                .orElseThrow(() -> unknown(enterprise, recognition));
    }

    private static void requireRecognition(String id, @Nullable Stored<Enterprise> stored, String recognition) {
        if (stored == null || stored.state().recognition(recognition).isEmpty()) {
            throw unknown(id, recognition);
        }
    }

    private static Rejection unknown(String enterprise, String recognition) {
        return new Rejection.NotFound(enterprise + "/recognitions/" + recognition);
    }

    private static EnterpriseDetails registered(EnterpriseEntry entry) {
        return entry.details(EnterpriseStatus.ACTIVE, null, null);
    }

    private static Enterprise known(String id, @Nullable Enterprise state) {
        return Objects.requireNonNull(state, id);
    }

    /// What goes with one write: names, whom they are like, and personal id.
    private final class Beside implements Effects {
        private final String id;
        private final @Nullable Namesakes namesakes;
        private final boolean mustBeFirst;
        private final boolean endsLikeness;
        private final @Nullable String personalId;
        private PersonalIds.@Nullable Attempt written;

        /// @param mustBeFirst of all who take the very name at this moment
        private Beside(
                String id,
                @Nullable Namesakes namesakes,
                boolean mustBeFirst,
                boolean endsLikeness,
                @Nullable String personalId) {
            this.id = id;
            this.namesakes = namesakes;
            this.mustBeFirst = mustBeFirst;
            this.endsLikeness = endsLikeness;
            this.personalId = personalId;
        }

        @Override
        public boolean before(long version) {
            if (namesakes != null) {
                var isAlone = enterprises.takeNames(id, namesakes);
                if (mustBeFirst && !isAlone && !enterprises.isFirst(id, namesakes)) {
                    return false;
                }
            }
            if (personalId != null) {
                written = switch (personalIds.enter(id, version, personalId, enterprises::knownPerson)) {
                    case PersonalIds.Attempt attempt -> attempt;
                    case PersonalIds.Taken taken ->
                        throw new Rejection.Refused(Registering.alreadyRegistered(taken.by()));
                };
            }
            return true;
        }

        @Override
        public Map<String, String> keys() {
            return written == null ? Map.of() : Map.of(EnterpriseType.PERSON, written.person());
        }

        @Override
        public void after() {
            if (written != null) {
                personalIds.keep(written);
            }
            if (endsLikeness) {
                enterprises.changed(id);
            }
        }

        @Override
        public void undo() {
            if (written != null) {
                personalIds.discard(written);
            }
        }
    }

    /// What goes with the erasure of what is known of a person.
    private final class Erasing implements Effects {
        private final String id;
        private final Runnable first;
        private long version;

        private Erasing(String id, Runnable first) {
            this.id = id;
            this.first = first;
        }

        @Override
        public boolean before(long after) {
            first.run();
            version = after;
            erasures.prepare(id, version);
            return true;
        }

        @Override
        public void after() {
            erasures.carryOut(id, version);
        }

        @Override
        public void undo() {
            erasures.abandon(id, version);
        }
    }
}
