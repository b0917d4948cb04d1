package vn.cnnt.registry.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;
import vn.cnnt.events.Province;
import vn.cnnt.manners.finding.Finding;

/// What a row asks for, in the form of the requests that would be sent one by one.
sealed interface Draft {
    /// Those that are named in it.
    default List<Establishment> establishments() {
        return switch (this) {
            case Enterprise enterprise -> List.of(enterprise.of());
            case Recognition recognition -> List.of(recognition.of());
            case Grant grant -> grant.beneficiaries();
            case Unsound _ -> List.of();
        };
    }

    /// Where it says that they are.
    default Locality locality() {
        return switch (this) {
            case Enterprise(var of) ->
                Locality.of(of.province(), null, null, of.body().path("commune").asString(""));
            case Recognition(var of, var application, _) ->
                Locality.of(
                        of.province(),
                        application.path("votingYear").asInt(0),
                        application.path("note").asString(""),
                        of.body().path("commune").asString(""));
            case Grant(var beneficiaries, var body) ->
                beneficiaries.isEmpty()
                        ? Locality.UNKNOWN
                        : Locality.of(
                                beneficiaries.getFirst().province(),
                                body.path("planYear").asInt(0),
                                null,
                                null);
            case Unsound _ -> Locality.UNKNOWN;
        };
    }

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
