package vn.cnnt.registry.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;
import vn.cnnt.events.Province;
import vn.cnnt.manners.finding.Finding;

/// What a row asks for, in the form of the requests that would be sent one by one.
sealed interface Draft {
    /// An establishment that is named; what is to be registered where it isn't there yet.
    record Establishment(String name, Province province, ObjectNode body) {}

    record Enterprise(Establishment of) implements Draft {}

    /// @param decision null where it was only put forward
    record Recognition(
            Establishment of,
            ObjectNode application,
            @Nullable ObjectNode decision) implements Draft {}

    /// @param body with beneficiaries that are the places in the list of them: `#0`, `#1`, …
    record Grant(List<Establishment> beneficiaries, ObjectNode body) implements Draft {
        public Grant {
            beneficiaries = List.copyOf(beneficiaries);
        }
    }

    /// It can't be read, or is no record.
    record Unsound(List<Finding> findings) implements Draft {
        public Unsound {
            findings = List.copyOf(findings);
        }
    }
}
