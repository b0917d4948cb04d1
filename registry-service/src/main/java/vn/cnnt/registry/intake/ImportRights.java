package vn.cnnt.registry.intake;

import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import vn.cnnt.manners.Actor;
import vn.cnnt.manners.reading.Bound;
import vn.cnnt.manners.security.Denied;
import vn.cnnt.manners.security.Role;

/// Who sees an import and who goes on with it: its importer, whoever acts for a province that one of its rows names,
/// auditors. Until a worker has read the list once, nobody knows what its rows name: then it is its importer's, an
/// auditor's, and of whoever acts for all provinces. What its rows do is judged row by row.
@Component
public class ImportRights {
    private final Imports imports;
    private final Confirming confirming;

    ImportRights(Imports imports, Confirming confirming) {
        this.imports = imports;
        this.confirming = confirming;
    }

    /// To see it and its rows.
    public void read(Actor actor, Map<String, String> address) {
        var job = job(address);
        if (job.actor().equals(actor.name()) || Role.AUDITOR.isOf(actor)) {
            return;
        }
        if (!Role.OFFICER.isOf(actor) && !Role.APPROVER.isOf(actor)) {
            throw Denied.needsRole(List.of(Role.OFFICER, Role.APPROVER, Role.AUDITOR));
        }
        if (!Role.APPROVER.isOf(actor) && !Role.HISTORY.isOf(actor)) {
            throw Denied.needsAuthority(Role.HISTORY);
        }
        requireTerritory(actor, job);
    }

    /// To make a dry run real, or to confirm rows.
    public void change(Actor actor, Map<String, String> address) {
        var job = job(address);
        if (!job.actor().equals(actor.name())) {
            requireTerritory(actor, job);
        }
    }

    /// To confirm the rows that the body names.
    public void confirm(Actor actor, Map<String, String> address, Bound<ImportConfirmation> body) {
        if (body.isSound("lines", "sheet")) {
            confirming.requireTerritory(job(address).by(actor), body.value().wanted());
        }
    }

    /// To stop it.
    public void cancel(Actor actor, Map<String, String> address) {
        if (!job(address).actor().equals(actor.name()) && !Role.OPERATOR.isOf(actor)) {
            throw Denied.needsRole(List.of(Role.OPERATOR));
        }
    }

    private static void requireTerritory(Actor actor, Import job) {
        if (!job.isOf(actor)) {
            throw Denied.otherProvince(HttpHeaders.AUTHORIZATION, whatItIsAbout(job), actor.provinces());
        }
    }

    /// The provinces that its rows name; the import itself where they name none, or nobody has read them yet.
    private static String whatItIsAbout(Import job) {
        var named = job.named();
        return named == null || named.isEmpty()
                ? job.id()
                : String.join(", ", named.stream().sorted().toList());
    }

    private Import job(Map<String, String> address) {
        return imports.known(String.valueOf(address.get("id")));
    }
}
