package vn.cnnt.registry.desk;

import org.springframework.stereotype.Component;
import vn.cnnt.manners.audit.AuditPages;
import vn.cnnt.manners.page.Frame;

/// The register's audit trail is one of the desk's pages.
@Component
class TrailAtDesk implements AuditPages.Surroundings {
    @Override
    public Frame around(Frame frame) {
        return frame;
    }

    @Override
    public String actions() {
        return "pages-imports";
    }
}
