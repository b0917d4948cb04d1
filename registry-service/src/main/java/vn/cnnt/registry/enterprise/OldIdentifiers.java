package vn.cnnt.registry.enterprise;

import static vn.cnnt.registry.enterprise.EnterpriseType.ENTERPRISES;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import vn.cnnt.events.Identifier;
import vn.cnnt.events.IdentifierKind;
import vn.cnnt.manners.Actor;
import vn.cnnt.manners.PersonalId;
import vn.cnnt.registry.command.Rejection;
import vn.cnnt.registry.command.WriteRequest;
import vn.cnnt.registry.personal.Migration;
import vn.cnnt.registry.store.Aggregates;
import vn.cnnt.registry.store.Filter;
import vn.cnnt.registry.store.Paging;
import vn.cnnt.registry.store.Stored;

/// Corrects the enterprises that are known by a personal id under another name (the tax code of a household), or have
/// one in their texts: by the same command as an officer would, so that the history says what became of it.
@Component
class OldIdentifiers implements Migration {
    private static final Logger log = LoggerFactory.getLogger(OldIdentifiers.class);
    private static final Actor MIGRATION = new Actor("migration", "migration", Set.of("officer"), Set.of("*"));
    private static final String REASON = "Số định danh cá nhân được cất riêng (personal id stored apart)";

    private final Aggregates aggregates;
    private final EnterpriseCommandHandler handler;

    OldIdentifiers(Aggregates aggregates, EnterpriseCommandHandler handler) {
        this.aggregates = aggregates;
        this.handler = handler;
    }

    @Override
    public int number() {
        return 4;
    }

    @Override
    public String what() {
        return "identifiers and texts of enterprises that hold a personal id are corrected";
    }

    @Override
    public void run() {
        @Nullable String after = null;
        do {
            var page = aggregates.find(ENTERPRISES, new Filter(Map.of(), null), new Paging(Paging.MOST, after));
            page.items().forEach(this::correct);
            after = page.next();
        } while (after != null);
    }

    private void correct(Stored<Enterprise> stored) {
        var details = stored.state().details();
        var value = details.identifier().value();
        var person = value == null ? null : PersonalId.of(value);
        var entry = new EnterpriseEntry(
                PersonalId.masked(details.name()),
                details.aliases().stream().map(PersonalId::masked).toList(),
                person == null
                        ? details.identifier()
                        : new Identifier(IdentifierKind.PERSONAL_ID, PersonalId.mask(person)),
                details.legalForm(),
                details.size(),
                details.sector(),
                details.province(),
                masked(details.commune()),
                masked(details.address()),
                masked(details.note()));
        if (entry.equals(EnterpriseEntry.of(details, details.aliases()))) {
            return;
        }
        var entered = new Entered(entry, person, false);
        var confirm = List.of("likely-duplicate", "similar-name");
        var request = new WriteRequest(MIGRATION, null, Set.of(stored.version()), "migration", "");
        try {
            handler.change(stored.id(), new EnterpriseCommand.CorrectDetails(entered, confirm, REASON), request);
        } catch (Rejection rejection) {
            // one person twice, a province that ended: an officer has to look at it
            log.atWarn().addKeyValue("subject", stored.id()).log("holds a personal id that could not be moved");
        }
    }

    private static @Nullable String masked(@Nullable String text) {
        return text == null ? null : PersonalId.masked(text);
    }
}
