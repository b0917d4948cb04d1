package vn.cnnt.registry.intake.row;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;
import vn.cnnt.events.Province;
import vn.cnnt.manners.finding.Finding;

/// What a row asks for, in the form of the requests that would be sent one by one.
public sealed interface Draft {
    /// What reading the row came to: warnings, and questions (CONFIRM) to which only an officer can say yes; of an
    /// UNSOUND one, why it is refused.
    List<Finding> findings();

    /// The establishments that the row names.
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
            case Enterprise(var of, var _) ->
                Locality.of(
                        of.province(),
                        null,
                        of.noted(),
                        of.body().path("commune").asString(""));
            case Recognition(var of, var application, var _, var _) ->
                Locality.of(
                        of.province(),
                        application.path("votingYear").asInt(0),
                        application.path("note").asString(""),
                        of.body().path("commune").asString(""));
            case Grant(var beneficiaries, var body, var _) ->
                beneficiaries.isEmpty()
                        ? Locality.UNKNOWN
                        : Locality.of(
                                beneficiaries.getFirst().province(),
                                body.path("planYear").asInt(0),
                                beneficiaries.getFirst().noted(),
                                null);
            case Unsound _ -> Locality.UNKNOWN;
        };
    }

    /// The provinces that the row is a record of.
    default List<Province> provinces() {
        return switch (this) {
            case Enterprise enterprise -> List.of(enterprise.of().province());
            case Recognition recognition -> List.of(recognition.of().province());
            case Grant grant ->
                Stream.ofNullable(Province.find(grant.body().path("province").asString("")))
                        .toList();
            case Unsound unsound -> unsound.named();
        };
    }

    /// An establishment that is named; what is to be registered where it isn't there yet.
    ///
    /// @param place in the province, as the list says it: a district, a town; empty where it doesn't
    record Establishment(String name, Province province, String place, ObjectNode body) {
        /// The place as the note of a record has it; empty where there is none.
        String noted() {
            return place.isEmpty() ? "" : Locality.NOTED + place;
        }
    }

    record Enterprise(Establishment of, List<Finding> findings) implements Draft {
        public Enterprise {
            findings = List.copyOf(findings);
        }
    }

    /// @param decision null where it was only put forward
    record Recognition(
            Establishment of,
            ObjectNode application,
            @Nullable ObjectNode decision,
            List<Finding> findings) implements Draft {
        public Recognition {
            findings = List.copyOf(findings);
        }
    }

    /// @param body with beneficiaries that are the places in the list of them: `#0`, `#1`, …
    record Grant(List<Establishment> beneficiaries, ObjectNode body, List<Finding> findings) implements Draft {
        public Grant {
            beneficiaries = List.copyOf(beneficiaries);
            findings = List.copyOf(findings);
        }
    }

    /// A row that can't be read, or is no record.
    ///
    /// @param named its province, where it could be read
    record Unsound(List<Finding> findings, List<Province> named) implements Draft {
        public Unsound {
            findings = List.copyOf(findings);
            named = List.copyOf(named);
        }

        Unsound(List<Finding> findings) {
            this(findings, List.of());
        }
    }

    /// What has to be said yes to before the row is taken to the register.
    default List<Finding> questions() {
        return findings().stream()
                .filter(finding -> finding.weight() == Finding.Weight.CONFIRM)
                .toList();
    }

    default List<Finding> warnings() {
        return findings().stream()
                .filter(finding -> finding.weight() == Finding.Weight.WARNING)
                .toList();
    }
}
