package vn.cnnt.stack.records;

import java.time.LocalDate;
import java.time.Year;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.cnnt.stack.records.Call.Application;
import vn.cnnt.stack.records.Call.Beneficiary;
import vn.cnnt.stack.records.Call.Decision;
import vn.cnnt.stack.records.Call.Funding;
import vn.cnnt.stack.records.Call.NewEnterprise;
import vn.cnnt.stack.records.Call.NewGrant;
import vn.cnnt.stack.records.RecordFiles.AssumptionRow;
import vn.cnnt.stack.records.RecordFiles.GrantRow;
import vn.cnnt.stack.records.RecordFiles.RecognitionRow;

/// What is to be asked of the registry for the rows at hand, in an order in which every step finds what it needs.
///
/// A row that is a record is asked for however unsound it looks: refusing it is the registry's business, and its
/// words go into the report. Left out are only rows that are no records: reported totals, and products of nobody.
record LoadPlan(List<Establishment> establishments, List<PlannedGrant> grants, List<LeftOut> leftOut) {

    /// An establishment by province and plain name; its recognitions by year and level, so that a rung of the ladder is
    /// there before the next one.
    record Establishment(EstablishmentKey key, NewEnterprise request, List<PlannedRecognition> recognitions) {}

    record EstablishmentKey(String province, PlainName name) {}

    record PlannedRecognition(Line line, Application application, Decision decision) {}

    record PlannedGrant(Line line, GrantRow row, String province, List<Share> shares, NewGrant withoutBeneficiaries) {
        NewGrant request(Map<EstablishmentKey, String> ids) {
            var plain = withoutBeneficiaries;
            return new NewGrant(
                    plain.title(),
                    plain.province(),
                    plain.planYear(),
                    plain.kind(),
                    plain.content(),
                    plain.funding(),
                    shares.stream()
                            .map(share ->
                                    new Beneficiary(ids.getOrDefault(share.of, share.of.toString()), share.amount))
                            .toList(),
                    plain.historical(),
                    plain.source(),
                    plain.state(),
                    plain.dates(),
                    plain.decisionNumber());
        }
    }

    record Share(EstablishmentKey of, @Nullable Long amount) {}

    record LeftOut(Line line, String what, String why) {}

    private static final List<String> LADDER = List.of("DISTRICT", "PROVINCE", "REGION", "NATIONAL");
    private static final Pattern DECISION = Pattern.compile("(\\S+)(?:\\s+(\\d{2}/\\d{2}/\\d{4}))?");
    private static final Pattern CONTRACT = Pattern.compile("contract .*?(\\d{2}/\\d{2}/\\d{4})?(?:;.*)?");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final Pattern APPROXIMATE =
            Pattern.compile("\\bhơn\\b|\\btrên\\b|more than", Pattern.UNICODE_CHARACTER_CLASS);

    /// How many things are to be recorded; what a load's progress counts.
    int steps() {
        return establishments.size()
                + establishments.stream()
                        .mapToInt(one -> one.recognitions().size())
                        .sum()
                + grants.size();
    }

    static LoadPlan of(RecordFiles files) {
        return new Drawing(files).plan();
    }

    /// The plan while it is being drawn up.
    private static final class Drawing {
        private final RecordFiles files;
        private final Map<EstablishmentKey, EstablishmentKey> otherSpellings;
        private final Map<EstablishmentKey, NewEnterprise> enterprises = new LinkedHashMap<>();
        private final Map<EstablishmentKey, List<PlannedRecognition>> recognitions = new LinkedHashMap<>();
        private final List<PlannedGrant> grants = new ArrayList<>();
        private final List<LeftOut> leftOut = new ArrayList<>();

        Drawing(RecordFiles files) {
            this.files = files;
            this.otherSpellings = files.aliases().stream()
                    .collect(Collectors.toMap(
                            row -> new EstablishmentKey(row.province(), PlainName.of(row.alias())),
                            row -> new EstablishmentKey(row.province(), PlainName.of(row.name()))));
        }

        LoadPlan plan() {
            planGrants();
            files.recognitions().forEach(this::plan);
            assumed("RECOGNITION").forEach(this::plan);
            var inOrder = Comparator.comparing(
                            (PlannedRecognition planned) ->
                                    planned.application().votingYear(),
                            Comparator.nullsLast(Comparator.naturalOrder()))
                    .thenComparingInt(
                            planned -> LADDER.indexOf(planned.application().level()));
            var establishments = enterprises.entrySet().stream()
                    .map(entry -> new Establishment(
                            entry.getKey(),
                            entry.getValue(),
                            recognitions.getOrDefault(entry.getKey(), List.of()).stream()
                                    .sorted(inOrder)
                                    .toList()))
                    .toList();
            return new LoadPlan(establishments, List.copyOf(grants), List.copyOf(leftOut));
        }

        private void planGrants() {
            var noteBefore = "";
            for (var row : files.grants()) {
                var note = row.note().equals("see previous row") ? noteBefore : row.note();
                noteBefore = note;
                switch (row.rowKind()) {
                    case "SINGLE", "GROUP" -> plan(row, note);
                    case "AGGREGATE" ->
                        leftOut.add(new LeftOut(
                                row.line(),
                                what(row),
                                "an AGGREGATE row is a reported total over several grants, not a grant"));
                    case "PLAN" ->
                        leftOut.add(
                                new LeftOut(row.line(), what(row), "a PLAN row is a programme's budget, not a grant"));
                    default ->
                        leftOut.add(new LeftOut(row.line(), what(row), "row_kind " + row.rowKind() + " is not known"));
                }
            }
        }

        private void plan(GrantRow row, String note) {
            var single = row.rowKind().equals("SINGLE");
            var year = wholeNumber(row.year());
            var province = province(row.province(), year, null);
            var amount = money(row.amount());
            var shares = Stream.of(row.establishment().split(";"))
                    .map(String::strip)
                    .filter(Predicate.not(String::isEmpty))
                    .map(name -> new Share(
                            establishment(row.province(), province, name, row.source()), single ? amount : null))
                    .toList();
            var decision = DECISION.matcher(row.decision());
            var contract = CONTRACT.matcher(note);
            grants.add(new PlannedGrant(
                    row.line(),
                    row,
                    province,
                    shares,
                    new NewGrant(
                            row.title(),
                            province,
                            year,
                            row.rowKind(),
                            row.content(),
                            Stream.concat(
                                            Stream.of(new Funding(row.fundingSource(), amount)),
                                            counterpart(row).stream().map(known -> new Funding("COUNTERPART", known)))
                                    .toList(),
                            List.of(),
                            true,
                            inOneLine(
                                    row.source(),
                                    row.decision(),
                                    note,
                                    assumedCounterpart(row)
                                            .map(AssumptionRow::note)
                                            .orElse("")),
                            contract.matches() ? "CONTRACTED" : "APPROVED",
                            dates(decision, contract),
                            decision.matches() ? decision.group(1) : null)));
        }

        private static Map<String, LocalDate> dates(Matcher decision, Matcher contract) {
            var dates = new LinkedHashMap<String, LocalDate>();
            if (decision.matches() && decision.group(2) != null) {
                dates.put("APPROVED", LocalDate.parse(decision.group(2), DAY));
            }
            if (contract.matches() && contract.group(1) != null) {
                dates.put("CONTRACTED", LocalDate.parse(contract.group(1), DAY));
            }
            return dates;
        }

        /// What the beneficiary put in: as the row says, or by subtraction from a total that is exact, or assumed.
        private Optional<Long> counterpart(GrantRow row) {
            var stated = money(row.counterpart());
            if (stated != null) {
                return Optional.of(stated);
            }
            var total = money(row.totalCost());
            var amount = money(row.amount());
            if (total != null
                    && amount != null
                    && total > amount
                    && !APPROXIMATE.matcher(row.note()).find()) {
                return Optional.of(total - amount);
            }
            return assumedCounterpart(row).map(assumption -> money(assumption.counterpart()));
        }

        private Optional<AssumptionRow> assumedCounterpart(GrantRow row) {
            return assumed("COUNTERPART")
                    .filter(assumption -> assumption.province().equals(row.province())
                            && assumption.subject().equals(row.title())
                            && assumption.year().equals(row.year()))
                    .findFirst();
        }

        private void plan(RecognitionRow row) {
            if (row.establishment().isEmpty()) {
                leftOut.add(new LeftOut(
                        row.line(),
                        row.province() + " · " + row.product() + " · " + row.level() + " " + row.year(),
                        "the source names no establishment, and a recognition belongs to one"));
                return;
            }
            var year = wholeNumber(row.year());
            var province = province(row.province(), year, row.decisionDate());
            recognition(
                    establishment(row.province(), province, row.establishment(), row.source()),
                    row.line(),
                    new Application(
                            row.product(),
                            row.productGroup(),
                            row.isSet(),
                            row.level(),
                            year,
                            true,
                            row.source(),
                            orNull(inOneLine(
                                    row.note(),
                                    row.district().isEmpty() ? "" : "place in the source: " + row.district(),
                                    row.groupBasis().equals("classified")
                                            ? "product group assigned by hand, not in the source"
                                            : ""))),
                    new Decision("RECOGNISED", orNull(row.decisionNumber()), orNull(row.decisionDate())));
        }

        private void plan(AssumptionRow row) {
            var year = wholeNumber(row.year());
            recognition(
                    establishment(
                            row.province(), province(row.province(), year, null), row.establishment(), row.source()),
                    row.line(),
                    new Application(
                            row.subject(),
                            row.productGroup(),
                            false,
                            row.level(),
                            year,
                            true,
                            row.source(),
                            row.note()),
                    new Decision("RECOGNISED", null, null));
        }

        private void recognition(EstablishmentKey of, Line line, Application application, Decision decision) {
            recognitions
                    .computeIfAbsent(of, _ -> new ArrayList<>())
                    .add(new PlannedRecognition(line, application, decision));
        }

        /// The first spelling met is the establishment's name; another one is its alias only where `aliases.csv` says
        /// so.
        private EstablishmentKey establishment(String provinceName, String province, String name, String source) {
            var spelled = new EstablishmentKey(provinceName, PlainName.of(name));
            var known = otherSpellings.getOrDefault(spelled, spelled);
            var key = new EstablishmentKey(province, known.name());
            enterprises.computeIfAbsent(
                    key,
                    _ -> new NewEnterprise(
                            name,
                            files.aliases().stream()
                                    .filter(row -> row.province().equals(provinceName)
                                            && PlainName.of(row.name()).equals(known.name()))
                                    .flatMap(row -> Stream.of(row.name(), row.alias()))
                                    .filter(spelling -> !PlainName.of(spelling).equals(PlainName.of(name)))
                                    .toList(),
                            LegalForm.of(name),
                            province,
                            "Source: " + source));
            return key;
        }

        /// A name that is in no list, or that meant two things in its year, is sent as it is: the registry's refusal
        /// says what it takes.
        private String province(String name, @Nullable Integer year, @Nullable String date) {
            var provinces = files.provinces();
            if (date != null && !date.isEmpty()) {
                return provinces.on(LocalDate.parse(date), name).orElse(name);
            }
            return year == null ? name : provinces.in(Year.of(year), name).orElse(name);
        }

        private Stream<AssumptionRow> assumed(String kind) {
            return files.assumptions().stream().filter(row -> row.kind().equals(kind));
        }

        private static String what(GrantRow row) {
            return inOneLine(row.province(), row.establishment(), row.title());
        }
    }

    private static @Nullable Integer wholeNumber(String text) {
        return text.matches("\\d{1,9}") ? Integer.valueOf(text) : null;
    }

    private static @Nullable Long money(String text) {
        return text.matches("\\d{1,18}") ? Long.valueOf(text) : null;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String inOneLine(String... parts) {
        return Stream.of(parts).filter(Predicate.not(String::isEmpty)).collect(Collectors.joining("; "));
    }
}
