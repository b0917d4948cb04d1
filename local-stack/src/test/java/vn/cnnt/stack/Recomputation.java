package vn.cnnt.stack;

import static java.util.Objects.requireNonNullElse;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.EnterpriseDetails;
import vn.cnnt.events.EnterpriseEvent;
import vn.cnnt.events.Envelope;
import vn.cnnt.events.FundingLine;
import vn.cnnt.events.FundingSource;
import vn.cnnt.events.GrantDetails;
import vn.cnnt.events.GrantEvent;
import vn.cnnt.events.Province;
import vn.cnnt.events.RecognitionDetails;
import vn.cnnt.events.RecognitionEvent;
import vn.cnnt.events.RecognitionStatus;
import vn.cnnt.events.RegistryEvent;
import vn.cnnt.events.ReportedFigureEvent;

/// The statistics once more, from the final state of everything in the archive, by plain grouping: no cells, no
/// contributions, nothing of the reporting service.
final class Recomputation {
    private final Map<String, EnterpriseDetails> enterprises = new TreeMap<>();
    private final Map<String, Map<String, RecognitionDetails>> recognitions = new TreeMap<>();
    private final Map<String, GrantDetails> grants = new TreeMap<>();
    private final Map<String, Dataset> datasets = new LinkedHashMap<>();

    /// How often a measure counts: as often as it stands there, once in an entity, once in a unit of an entity.
    private enum Counting {
        EACH,
        ONCE_PER_ENTITY,
        ONCE_PER_UNIT
    }

    private record Dataset(Map<String, Counting> measures, List<Fact> facts) {}

    private record Fact(
            String entity, String unit, Province province, Map<String, String> values, Map<String, Long> measures) {
        String value(String dimension, boolean current) {
            var place = current ? province.current() : province;
            return switch (dimension) {
                case "province" -> place.key();
                case "region" -> place.region().name();
                default -> Objects.requireNonNull(values.get(dimension), dimension);
            };
        }
    }

    /// @param events of whole streams, each in the order of its versions
    Recomputation(List<Envelope> events) {
        for (var event : events) {
            switch (event.event()) {
                case EnterpriseEvent of -> enterprises.put(event.subject(), of.enterprise());
                case RecognitionEvent of ->
                    recognitions
                            .computeIfAbsent(event.subject(), _ -> new TreeMap<>())
                            .put(of.recognition().id(), of.recognition());
                case GrantEvent of -> grants.put(event.subject(), of.grant());
                case ReportedFigureEvent _ -> {
                    // Beside the figures, never in them.
                }
                case RegistryEvent.Unknown unknown -> throw new AssertionError(unknown.type());
            }
        }
        datasets.put("enterprises", enterprises());
        datasets.put("recognitions", recognitions());
        datasets.put("valid-certificates", validCertificates());
        datasets.put("grants", grants());
        datasets.put("supported-enterprises", supportedEnterprises());
    }

    int enterpriseCount() {
        return enterprises.size();
    }

    int grantCount() {
        return grants.size();
    }

    Map<String, Long> total(String dataset, boolean current, Map<String, String> filters) {
        var asked = dataset(dataset);
        return counted(asked, matching(asked.facts, current, filters));
    }

    /// By the values of the dimensions, in their order; rows of zeros are left out.
    Map<List<String>, Map<String, Long>> rows(
            String dataset, boolean current, List<String> by, Map<String, String> filters) {
        var asked = dataset(dataset);
        var groups = new HashMap<List<String>, List<Fact>>();
        for (var fact : matching(asked.facts, current, filters)) {
            var key =
                    by.stream().map(dimension -> fact.value(dimension, current)).toList();
            groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(fact);
        }
        var rows = new HashMap<List<String>, Map<String, Long>>();
        groups.forEach((key, facts) -> {
            var row = counted(asked, facts);
            if (row.values().stream().anyMatch(value -> value != 0)) {
                rows.put(key, row);
            }
        });
        return rows;
    }

    /// The values that a dimension has in any fact.
    List<String> values(String dataset, String dimension, boolean current) {
        return dataset(dataset).facts.stream()
                .map(fact -> fact.value(dimension, current))
                .distinct()
                .sorted()
                .toList();
    }

    private Dataset dataset(String name) {
        return Objects.requireNonNull(datasets.get(name), name);
    }

    private static List<Fact> matching(List<Fact> facts, boolean current, Map<String, String> filters) {
        Predicate<Fact> matches = fact -> filters.entrySet().stream()
                .allMatch(filter -> fact.value(filter.getKey(), current).equals(filter.getValue()));
        return facts.stream().filter(matches).toList();
    }

    private static Map<String, Long> counted(Dataset dataset, List<Fact> facts) {
        var sums = new TreeMap<String, Long>();
        dataset.measures.forEach((measure, counting) -> {
            var counted = new HashMap<List<?>, Long>();
            for (var i = 0; i < facts.size(); i++) {
                var fact = facts.get(i);
                List<?> once = switch (counting) {
                    case EACH -> List.of(i);
                    case ONCE_PER_ENTITY -> List.of(fact.entity);
                    case ONCE_PER_UNIT -> List.of(fact.entity, fact.unit);
                };
                counted.merge(once, requireNonNullElse(fact.measures.get(measure), 0L), Math::max);
            }
            sums.put(
                    measure,
                    counted.values().stream().mapToLong(Long::longValue).sum());
        });
        return sums;
    }

    private Dataset enterprises() {
        var facts = new ArrayList<Fact>();
        enterprises.forEach((id, enterprise) -> {
            var values = Map.of(
                    "legalForm",
                    enterprise.legalForm().name(),
                    "size",
                    enterprise.size() == null ? "UNKNOWN" : enterprise.size().name(),
                    "status",
                    enterprise.status().name());
            facts.add(new Fact(id, "", enterprise.province(), values, Map.of("enterprises", 1L)));
        });
        return new Dataset(Map.of("enterprises", Counting.EACH), facts);
    }

    private Dataset recognitions() {
        var facts = new ArrayList<Fact>();
        recognitions.forEach((id, all) -> all.values().forEach(recognition -> {
            if (recognition.status() == RecognitionStatus.WITHDRAWN) {
                return;
            }
            var values = Map.of(
                    "votingYear", String.valueOf(recognition.votingYear()),
                    "level", recognition.level().name(),
                    "productGroup", recognition.productGroup().name());
            facts.add(new Fact(id, "", recognition.province(), values, Map.of("applied", 1L)));
            Map<String, Long> outcome = switch (recognition.status()) {
                case APPLIED, WITHDRAWN -> Map.of();
                case RECOGNISED -> Map.of("recognised", 1L, "enterprisesRecognised", 1L);
                case NOT_RECOGNISED -> Map.of("notRecognised", 1L);
                case REVOKED -> Map.of("revoked", 1L);
            };
            facts.add(new Fact(id, "", decidedIn(recognition), values, outcome));
        }));
        return new Dataset(
                Map.of(
                        "applied", Counting.EACH,
                        "recognised", Counting.EACH,
                        "notRecognised", Counting.EACH,
                        "revoked", Counting.EACH,
                        "enterprisesRecognised", Counting.ONCE_PER_ENTITY),
                facts);
    }

    private Dataset validCertificates() {
        var facts = new ArrayList<Fact>();
        recognitions.forEach((id, all) -> all.values().forEach(recognition -> {
            for (var year = 1990; year <= 2100; year++) {
                if (holdsAtTheEndOf(recognition, year)) {
                    var values = Map.of(
                            "year", String.valueOf(year),
                            "level", recognition.level().name(),
                            "productGroup", recognition.productGroup().name());
                    facts.add(new Fact(
                            id, "", decidedIn(recognition), values, Map.of("certificates", 1L, "enterprises", 1L)));
                }
            }
        }));
        return new Dataset(Map.of("certificates", Counting.EACH, "enterprises", Counting.ONCE_PER_ENTITY), facts);
    }

    private Dataset grants() {
        var facts = new ArrayList<Fact>();
        grants.forEach((id, grant) -> {
            if (!isOfficial(grant)) {
                return;
            }
            for (var line : grant.funding()) {
                facts.add(grantFact(id, grant, line.source().name(), money(line)));
            }
            if (grant.funding().isEmpty()) {
                facts.add(grantFact(id, grant, "UNKNOWN", Map.of()));
            }
        });
        var measures = new HashMap<String, Counting>();
        for (var once : List.of(
                "grants", "returned", "workers", "fairs", "booths", "establishmentsAtFairs", "machines", "models")) {
            measures.put(once, Counting.ONCE_PER_ENTITY);
        }
        for (var each : List.of(
                "requested", "approved", "contracted", "advanced", "accepted", "settled", "counterpart", "totalCost")) {
            measures.put(each, Counting.EACH);
        }
        return new Dataset(measures, facts);
    }

    private static Fact grantFact(String id, GrantDetails grant, String source, Map<String, Long> money) {
        var values = Map.of(
                "planYear", String.valueOf(grant.planYear()),
                "source", source,
                "content", grant.content().name(),
                "contentGroup", grant.content().group().name(),
                "kind", grant.kind().name(),
                "state", grant.state().name());
        var measures = new HashMap<>(money);
        measures.put("grants", 1L);
        measures.put("returned", grant.returned());
        measures.put("workers", grant.results().workers());
        measures.put("fairs", grant.results().fairs());
        measures.put("booths", grant.results().booths());
        measures.put("establishmentsAtFairs", grant.results().establishmentsAtFairs());
        measures.put("machines", grant.results().machines());
        measures.put("models", grant.results().models());
        return new Fact(id, "", grant.province(), values, measures);
    }

    private static Map<String, Long> money(FundingLine line) {
        var money = new HashMap<String, Long>();
        money.put("totalCost", first(0, line.approved(), line.requested()));
        if (line.source() == FundingSource.COUNTERPART) {
            money.put("counterpart", first(0, line.approved(), line.requested()));
        }
        if (isPublic(line)) {
            money.put("requested", first(0, line.requested()));
            money.put("approved", first(0, line.approved()));
            money.put("contracted", first(0, line.contracted()));
            money.put("advanced", first(0, line.advanced()));
            money.put("accepted", first(0, line.accepted()));
            money.put("settled", first(0, line.settled()));
        }
        return money;
    }

    private Dataset supportedEnterprises() {
        var facts = new ArrayList<Fact>();
        grants.forEach((id, grant) -> {
            if (!isOfficial(grant)) {
                return;
            }
            for (var line : grant.funding()) {
                // A line that was cut to nothing supports nobody; one whose amount nobody wrote down does.
                var amount = first(
                        1,
                        line.approved(),
                        line.contracted(),
                        line.advanced(),
                        line.accepted(),
                        line.settled(),
                        line.requested());
                if (!isPublic(line) || amount == 0) {
                    continue;
                }
                for (var i = 0; i < grant.beneficiaries().size(); i++) {
                    var beneficiary = grant.beneficiaries().get(i);
                    var values = Map.of(
                            "planYear", String.valueOf(grant.planYear()),
                            "source", line.source().name(),
                            "content", grant.content().name(),
                            "recognitionLevel", highest(beneficiary.enterprise(), grant.planYear()));
                    facts.add(new Fact(
                            beneficiary.enterprise(),
                            id + " " + i,
                            grant.province(),
                            values,
                            Map.of("enterprises", 1L, "support", first(0, beneficiary.amount()))));
                }
            }
        });
        return new Dataset(Map.of("enterprises", Counting.ONCE_PER_ENTITY, "support", Counting.ONCE_PER_UNIT), facts);
    }

    private String highest(String enterprise, int year) {
        return recognitions.getOrDefault(enterprise, Map.of()).values().stream()
                .filter(recognition -> holdsAtTheEndOf(recognition, year))
                .map(RecognitionDetails::level)
                .max(Enum::compareTo)
                .map(Enum::name)
                .orElse("NONE");
    }

    private static boolean holdsAtTheEndOf(RecognitionDetails recognition, int year) {
        var day = LocalDate.of(year, 12, 31);
        var wasGiven = recognition.status() == RecognitionStatus.RECOGNISED
                || recognition.status() == RecognitionStatus.REVOKED;
        var from = recognition.validFrom();
        var until = recognition.validUntil();
        var revoked = recognition.revokedOn();
        return wasGiven
                && from != null
                && !day.isBefore(from)
                && (until == null || !day.isAfter(until))
                && (revoked == null || day.isBefore(revoked));
    }

    private static Province decidedIn(RecognitionDetails recognition) {
        return requireNonNullElse(recognition.decidedProvince(), recognition.province());
    }

    private static boolean isOfficial(GrantDetails grant) {
        return switch (grant.state()) {
            case APPROVED, CONTRACTED, IN_PROGRESS, ACCEPTED, SETTLED, STOPPED -> true;
            case PROPOSED, APPRAISED, RETURNED, REJECTED -> false;
        };
    }

    private static boolean isPublic(FundingLine line) {
        return line.source() == FundingSource.NATIONAL || line.source() == FundingSource.LOCAL;
    }

    private static long first(long unknown, @Nullable Long... amounts) {
        return Stream.of(amounts).filter(Objects::nonNull).findFirst().orElse(unknown);
    }
}
