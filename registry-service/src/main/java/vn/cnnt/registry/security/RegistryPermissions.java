package vn.cnnt.registry.security;

import static vn.cnnt.manners.security.Permission.delete;
import static vn.cnnt.manners.security.Permission.get;
import static vn.cnnt.manners.security.Permission.post;
import static vn.cnnt.manners.security.Permission.put;
import static vn.cnnt.manners.security.Role.APPROVER;
import static vn.cnnt.manners.security.Role.AUDITOR;
import static vn.cnnt.manners.security.Role.HISTORY;
import static vn.cnnt.manners.security.Role.OFFICER;
import static vn.cnnt.manners.security.Role.OPERATOR;
import static vn.cnnt.manners.security.Role.PERSONAL_DATA;
import static vn.cnnt.manners.security.Role.SERVICE;

import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.cnnt.manners.Actor;
import vn.cnnt.manners.reading.Bound;
import vn.cnnt.manners.security.Denied;
import vn.cnnt.manners.security.Permissions;
import vn.cnnt.registry.correction.CorrectionOrder;
import vn.cnnt.registry.correction.CorrectionRights;
import vn.cnnt.registry.duplicates.DuplicateRights;
import vn.cnnt.registry.enterprise.EnterpriseRequests.ApplicationBody;
import vn.cnnt.registry.enterprise.EnterpriseRequests.EnterpriseCorrection;
import vn.cnnt.registry.enterprise.EnterpriseRequests.EnterpriseMove;
import vn.cnnt.registry.enterprise.EnterpriseRequests.EnterpriseRegistration;
import vn.cnnt.registry.enterprise.EnterpriseRequests.RecognitionCorrection;
import vn.cnnt.registry.enterprise.EnterpriseRequests.StatusChange;
import vn.cnnt.registry.enterprise.EnterpriseRights;
import vn.cnnt.registry.grant.GrantRequests.GrantAdjustment;
import vn.cnnt.registry.grant.GrantRequests.GrantProposal;
import vn.cnnt.registry.grant.GrantRequests.GrantTransition;
import vn.cnnt.registry.grant.GrantRights;
import vn.cnnt.registry.intake.ImportConfirmation;
import vn.cnnt.registry.intake.ImportRights;
import vn.cnnt.registry.merging.MergeOrder;
import vn.cnnt.registry.merging.MergeRights;
import vn.cnnt.registry.publication.Republish;
import vn.cnnt.registry.reported.ReportedFigureRequests.ReportedFigureEntry;
import vn.cnnt.registry.reported.ReportedFigureRights;

/// The table of rights of the register. Whoever is not named here may not. What only the body names (a province, a
/// state, that something is historical) is asked about before anything else is said of the body.
@Configuration(proxyBeanMethods = false)
class RegistryPermissions {
    @Bean
    Permissions permissions(
            EnterpriseRights enterprises,
            GrantRights grants,
            ReportedFigureRights figures,
            DuplicateRights duplicates,
            MergeRights merges,
            CorrectionRights corrections,
            ImportRights imports) {
        return new Permissions(List.of(
                // the desk tells whoever is nobody what it is
                get("/"),
                get("/api/v1/reference/provinces"),
                get("/api/v1/reference/support-contents"),
                get("/api/v1/reference/legal-forms"),
                get("/api/v1/reference/product-groups"),
                get("/api/v1/reference/ceilings"),
                get("/api/v1/me").by(OFFICER, APPROVER, AUDITOR, OPERATOR, SERVICE),
                get("/api/v1/enterprises").inside(),
                get("/api/v1/enterprises/{id}").inside(),
                get("/enterprises/choices").inside(),
                get("/api/v1/enterprises/{id}/recognitions/{recognition}").inside(),
                get("/api/v1/recognitions").inside(),
                post("/recognitions/decision").by(APPROVER),
                get("/api/v1/grants").inside(),
                get("/api/v1/grants/{id}").inside(),
                get("/api/v1/reported-figures").inside(),
                get("/api/v1/reported-figures/{id}").inside(),
                get("/api/v1/{collection}/{id}/history").inside(),
                get("/api/v1/{collection}/{id}/history/verification").inside(),
                get("/api/v1/duplicates").inside(),
                get("/api/v1/duplicates/{id}").inside(),
                get("/api/v1/merges").inside(),
                get("/api/v1/correction-requests").inside(),
                get("/api/v1/correction-requests/{id}").inside(),
                get("/api/v1/changes").inside(),
                get("/api/v1/updates").inside(),
                get("/api/v1/merges/{id}").inside(),
                post("/api/v1/enterprises").by(OFFICER).naming(EnterpriseRegistration.class, enterprises::register),
                put("/api/v1/enterprises/{id}")
                        .by(OFFICER)
                        .to(enterprises::change)
                        .naming(EnterpriseCorrection.class, enterprises::correctEnterprise),
                post("/api/v1/enterprises/{id}/status")
                        .by(OFFICER)
                        .to(enterprises::change)
                        .naming(StatusChange.class, enterprises::mergeInto),
                post("/api/v1/enterprises/{id}/move")
                        .by(OFFICER)
                        .to(enterprises::change)
                        .naming(EnterpriseMove.class, enterprises::move),
                post("/api/v1/enterprises/{id}/personal-id/disclosure")
                        .by(APPROVER)
                        .with(PERSONAL_DATA)
                        .to(enterprises::change),
                delete("/api/v1/enterprises/{id}/personal-id")
                        .by(APPROVER)
                        .with(PERSONAL_DATA)
                        .to(enterprises::change),
                post("/api/v1/enterprises/{id}/recognitions")
                        .by(OFFICER)
                        .to(enterprises::change)
                        .naming(ApplicationBody.class, enterprises::apply),
                put("/api/v1/enterprises/{id}/recognitions/{recognition}")
                        .by(OFFICER, APPROVER)
                        .to(enterprises::correct)
                        .naming(RecognitionCorrection.class, enterprises::correctRecognition),
                post("/api/v1/enterprises/{id}/recognitions/{recognition}/decision")
                        .by(APPROVER)
                        .to(enterprises::decide),
                post("/api/v1/enterprises/{id}/recognitions/{recognition}/revocation")
                        .by(APPROVER)
                        .to(enterprises::decide),
                post("/api/v1/enterprises/{id}/recognitions/{recognition}/withdrawal")
                        .by(APPROVER)
                        .to(enterprises::decide),
                post("/api/v1/grants").by(OFFICER).naming(GrantProposal.class, grants::propose),
                post("/api/v1/grants/{id}/transitions")
                        .by(OFFICER, APPROVER)
                        .to(grants::change)
                        .naming(GrantTransition.class, grants::transition),
                put("/api/v1/grants/{id}")
                        .by(OFFICER, APPROVER)
                        .to(grants::adjust)
                        .naming(GrantAdjustment.class, grants::adjustTo),
                post("/api/v1/reported-figures").by(OFFICER).naming(ReportedFigureEntry.class, figures::record),
                put("/api/v1/reported-figures/{id}").by(OFFICER).to(figures::change),
                post("/api/v1/reported-figures/{id}/withdrawal").by(OFFICER).to(figures::change),
                post("/api/v1/duplicates/{id}/separation").by(OFFICER).to(duplicates::separate),
                post("/api/v1/merges").by(OFFICER).naming(MergeOrder.class, merges::plan),
                post("/api/v1/merges/{id}/cancel").by(OFFICER).to(merges::change),
                post("/api/v1/merges/{id}/start").by(APPROVER).to(merges::start),
                get("/enterprises/{id}/recognitions/correction").by(OFFICER).to(enterprises::change),
                post("/enterprises/{id}/recognitions/correction").by(OFFICER).to(enterprises::change),
                post("/api/v1/correction-requests").by(OFFICER).naming(CorrectionOrder.class, corrections::ask),
                post("/api/v1/correction-requests/{id}/acceptance").by(APPROVER).to(corrections::decide),
                post("/api/v1/correction-requests/{id}/refusal").by(APPROVER).to(corrections::decide),
                get("/api/v1/imports").inside(),
                get("/api/v1/imports/templates/{kind}").inside(),
                get("/api/v1/imports/{id}").inside().to(imports::read),
                get("/api/v1/imports/{id}/rows").inside().to(imports::read),
                get("/api/v1/imports/{id}/refused.csv").inside().to(imports::read),
                get("/api/v1/imports/{id}/refused").inside().to(imports::read),
                post("/api/v1/imports").by(OFFICER).with(HISTORY),
                post("/api/v1/imports/{id}/start").by(OFFICER).with(HISTORY).to(imports::change),
                post("/api/v1/imports/{id}/confirm")
                        .by(OFFICER)
                        .with(HISTORY)
                        .to(imports::change)
                        .naming(ImportConfirmation.class, imports::confirm),
                post("/api/v1/imports/{id}/cancel").inside().to(imports::cancel),
                get("/api/v1/publication").by(AUDITOR, OPERATOR, SERVICE),
                post("/api/v1/publication/republish")
                        .by(OPERATOR, SERVICE)
                        .naming(Republish.class, RegistryPermissions::republish),
                get("/api/v1/versions/{collection}").by(SERVICE),
                get("/api/v1/audit").by(AUDITOR),
                get("/api/v1/audit/verification").by(AUDITOR)));
    }

    /// All of it is an operator's to send again.
    private static void republish(Actor actor, Map<String, String> address, Bound<Republish> body) {
        if (body.value().all() && !OPERATOR.isOf(actor)) {
            throw Denied.needsRole(List.of(OPERATOR));
        }
    }
}
