package vn.cnnt.registry.intake;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;
import vn.cnnt.events.FundingSource;
import vn.cnnt.events.GrantKind;
import vn.cnnt.events.GrantState;
import vn.cnnt.events.Labelled;
import vn.cnnt.events.LegalForm;
import vn.cnnt.events.Level;
import vn.cnnt.events.ProductGroup;
import vn.cnnt.events.Province;
import vn.cnnt.events.SizeClass;
import vn.cnnt.events.SupportContent;
import vn.cnnt.events.WireFormat;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.manners.finding.Findings;
import vn.cnnt.registry.decision.Decision;
import vn.cnnt.registry.reference.Wording;
import vn.cnnt.registry.table.Row;

/// Reads rows. Every row is historical: it tells what was decided elsewhere. What it says of place, group and
/// approximate sums goes into the note, so that nothing is lost. A finding names the heading of the list.
final class Drafts {
    private static final Map<String, Level> LEVELS = Map.of(
            "tinh", Level.PROVINCE,
            "captinh", Level.PROVINCE,
            "tinhthanhpho", Level.PROVINCE,
            "capthanhpho", Level.PROVINCE,
            "huyen", Level.DISTRICT,
            "caphuyen", Level.DISTRICT,
            "khuvuc", Level.REGION,
            "capkhuvuc", Level.REGION,
            "quocgia", Level.NATIONAL,
            "capquocgia", Level.NATIONAL);
    private static final Map<String, ProductGroup> GROUPS = Map.of(
            "thucongmynghe", ProductGroup.HANDICRAFT,
            "tcmn", ProductGroup.HANDICRAFT,
            "thucong", ProductGroup.HANDICRAFT,
            "chebiennonglamthuysanvadouong", ProductGroup.AGRO_FOOD,
            "chebiennonglamthuysan", ProductGroup.AGRO_FOOD,
            "nonglamthuysan", ProductGroup.AGRO_FOOD,
            "thucpham", ProductGroup.AGRO_FOOD,
            "thietbimaymoc", ProductGroup.MACHINERY,
            "cokhi", ProductGroup.MACHINERY,
            "khac", ProductGroup.OTHER);
    private static final Map<String, FundingSource> SOURCES = Map.of(
            "kcqg", FundingSource.NATIONAL,
            "quocgia", FundingSource.NATIONAL,
            "khuyencongquocgia", FundingSource.NATIONAL,
            "kcdp", FundingSource.LOCAL,
            "diaphuong", FundingSource.LOCAL,
            "khuyencongdiaphuong", FundingSource.LOCAL,
            "doiung", FundingSource.COUNTERPART,
            "khac", FundingSource.OTHER);
    private static final Map<String, GrantKind> KINDS = Map.of(
            "don", GrantKind.SINGLE,
            "dean", GrantKind.SINGLE,
            "nhom", GrantKind.GROUP,
            "deannhom", GrantKind.GROUP,
            "diem", GrantKind.FLAGSHIP,
            "deandiem", GrantKind.FLAGSHIP);
    private static final Set<String> TOTALS = Set.of("aggregate", "total", "tong", "tongcong", "cong", "tongso");
    private static final Set<String> PLANS = Set.of("plan", "programme", "kehoach", "chuongtrinh");
    private static final Set<String> AS_ABOVE = Set.of("see previous row", "nhu tren", "nt");

    private static final Pattern DECISION = Pattern.compile(
            "(\\S+)(?:[\\s,]+(?:ngày\\s+)?([0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2}))?");
    private static final Pattern CONTRACT = Pattern.compile(
            "(?:contract|hợp đồng) .*?([0-9]{1,2}/[0-9]{1,2}/[0-9]{4})?(?:;.*)?",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    private static final Pattern APPROXIMATE =
            Pattern.compile("\\bhơn\\b|\\btrên\\b|\\bkhoảng\\b|more than|about", Pattern.UNICODE_CHARACTER_CLASS);

    private final Kind kind;
    private final Columns columns;
    private final String file;
    private final int longestCell;
    private String noteBefore = "";

    /// @param file the name under which it came, the source of rows that name none
    Drafts(Kind kind, Columns columns, String file, int longestCell) {
        this.kind = kind;
        this.columns = columns;
        this.file = file;
        this.longestCell = longestCell;
    }

    /// In the order of the list, because a note can say that it is that of the row above.
    Draft of(Row row) {
        return new Reading(row).draft();
    }

    private final class Reading {
        private final Row row;
        private final Findings findings = new Findings();

        private Reading(Row row) {
            this.row = row;
        }

        private Draft draft() {
            for (var i = columns.headings().size(); i < row.cells().size(); i++) {
                if (!row.cell(i).isEmpty()) {
                    findings.error(
                            "",
                            "cell-without-heading",
                            row.cell(i),
                            columns.headings().size());
                    break;
                }
            }
            for (var i = 0; i < row.cells().size(); i++) {
                if (row.cell(i).length() > longestCell) {
                    var heading =
                            i < columns.headings().size() ? columns.headings().get(i) : "";
                    findings.error(heading, "too-long", row.cell(i).length(), longestCell);
                }
            }
            var note = text(Column.NOTE);
            if (AS_ABOVE.contains(Wording.folded(note))) {
                note = noteBefore;
            }
            noteBefore = note;
            if (TOTALS.contains(Column.plain(text(Column.PROVINCE)))) {
                findings.error(columns.heading(Column.PROVINCE), "row-is-total", text(Column.PROVINCE));
                return unsound();
            }
            var draft = switch (kind) {
                case RECOGNITIONS -> recognition(note);
                case GRANTS -> grant(note);
                case ENTERPRISES -> enterprise(note);
            };
            return draft.filter(_ -> !findings.hasErrors()).orElseGet(this::unsound);
        }

        private Optional<Draft> recognition(String note) {
            var name = text(Column.ESTABLISHMENT);
            if (name.isEmpty()) {
                findings.error(columns.heading(Column.ESTABLISHMENT), "establishment-missing");
            }
            if (isNoName(name)) {
                findings.error(columns.heading(Column.ESTABLISHMENT), "not-an-establishment", name);
            }
            var year = year();
            var decision = decision(Column.DECISION_NUMBER);
            var date = date(Column.DECISION_DATE).or(decision::date);
            var province = province(date.orElse(null), year.orElse(null));
            var application = object();
            put(application, "product", text(Column.PRODUCT));
            one(ProductGroup.class, Column.PRODUCT_GROUP, GROUPS)
                    .ifPresent(group -> application.put("productGroup", group.name()));
            application.put("isSet", flag(Column.IS_SET));
            one(Level.class, Column.LEVEL, LEVELS).ifPresent(level -> application.put("level", level.name()));
            year.ifPresent(known -> application.put("votingYear", known));
            application.put("historical", true);
            application.put("source", source());
            put(
                    application,
                    "note",
                    joined(
                            note,
                            text(Column.PLACE).isEmpty() ? "" : "place in the source: " + text(Column.PLACE),
                            "classified".equals(text(Column.GROUP_BASIS))
                                    ? "product group assigned by hand, not in the source"
                                    : ""));
            required(Column.PRODUCT, Column.PRODUCT_GROUP, Column.LEVEL, Column.YEAR);
            var outcome = outcome();
            ObjectNode ruling = null;
            if (outcome.isPresent()) {
                ruling = object();
                ruling.put("outcome", outcome.get());
                put(ruling, "decisionNumber", decision.number());
                if (date.isPresent()) {
                    ruling.put("decisionDate", date.get().toString());
                }
                put(ruling, "certificateNumber", text(Column.CERTIFICATE_NUMBER));
                put(ruling, "issuerName", text(Column.ISSUER_NAME));
                var until = date(Column.VALID_UNTIL);
                if (until.isPresent()) {
                    ruling.put("validUntil", until.get().toString());
                }
            }
            if (findings.hasErrors() || province.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new Draft.Recognition(establishment(name, province.get()), application, ruling));
        }

        private Optional<Draft> enterprise(String note) {
            var name = text(Column.ESTABLISHMENT);
            if (name.isEmpty()) {
                findings.error(columns.heading(Column.ESTABLISHMENT), "establishment-missing");
            }
            if (isNoName(name)) {
                findings.error(columns.heading(Column.ESTABLISHMENT), "not-an-establishment", name);
            }
            var province = province(null, null);
            if (findings.hasErrors() || province.isEmpty()) {
                return Optional.empty();
            }
            var of = establishment(name, province.get());
            var body = of.body();
            var aliases = body.putArray("aliases");
            Values.names(text(Column.ALIAS)).forEach(aliases::add);
            one(SizeClass.class, Column.SIZE, Map.of()).ifPresent(size -> body.put("size", size.name()));
            put(body, "commune", text(Column.COMMUNE));
            put(body, "address", text(Column.ADDRESS));
            put(body, "note", joined(note, "Source: " + source()));
            return Optional.of(new Draft.Enterprise(of));
        }

        private Optional<Draft> grant(String note) {
            var rowKind = Column.plain(text(Column.ROW_KIND));
            if (TOTALS.contains(rowKind)) {
                findings.error(columns.heading(Column.ROW_KIND), "row-is-total", text(Column.ROW_KIND));
                return Optional.empty();
            }
            if (PLANS.contains(rowKind)) {
                findings.error(columns.heading(Column.ROW_KIND), "row-is-plan", text(Column.ROW_KIND));
                return Optional.empty();
            }
            var names = Values.names(text(Column.ESTABLISHMENT));
            names.stream()
                    .filter(this::isNoName)
                    .findFirst()
                    .ifPresent(name ->
                            findings.error(columns.heading(Column.ESTABLISHMENT), "not-an-establishment", name));
            var body = object();
            put(body, "title", text(Column.TITLE));
            required(Column.TITLE, Column.YEAR, Column.FUNDING_SOURCE, Column.CONTENT);
            var year = year();
            var province = province(null, year.orElse(null));
            province.ifPresent(known -> body.put("province", known.key()));
            year.ifPresent(known -> body.put("planYear", known));
            var of = rowKind.isEmpty()
                    ? Optional.of(names.size() > 1 ? GrantKind.GROUP : GrantKind.SINGLE)
                    : one(GrantKind.class, Column.ROW_KIND, KINDS);
            of.ifPresent(known -> body.put("kind", known.name()));
            one(SupportContent.class, Column.CONTENT, Map.of())
                    .ifPresent(content -> body.put("content", content.name()));
            var amount = money(Column.AMOUNT);
            var stated = money(Column.COUNTERPART);
            var total = money(Column.TOTAL_COST);
            var funding = body.putArray("funding");
            one(FundingSource.class, Column.FUNDING_SOURCE, SOURCES).ifPresent(source -> {
                var line = funding.addObject().put("source", source.name());
                amount.ifPresent(known -> line.put("approved", known));
            });
            counterpart(amount, stated, total, note)
                    .ifPresent(known -> funding.addObject()
                            .put("source", FundingSource.COUNTERPART.name())
                            .put("approved", known));
            var lines = body.putArray("beneficiaries");
            for (var i = 0; i < names.size(); i++) {
                var line = lines.addObject().put("enterprise", "#" + i);
                if (names.size() == 1 && of.filter(GrantKind.SINGLE::equals).isPresent()) {
                    amount.ifPresent(known -> line.put("amount", known));
                }
            }
            var decision = decision(Column.DECISION_NUMBER);
            var decided = date(Column.DECISION_DATE).or(decision::date);
            var contract = CONTRACT.matcher(note);
            var contracted = contract.matches();
            var state = text(Column.STATE).isEmpty()
                    ? Optional.of(contracted ? GrantState.CONTRACTED : GrantState.APPROVED)
                    : one(GrantState.class, Column.STATE, Map.of());
            state.ifPresent(known -> body.put("state", known.name()));
            var dates = object();
            decided.ifPresent(day -> dates.put("APPROVED", day.toString()));
            if (contracted && contract.group(1) != null) {
                Values.date(contract.group(1)).ifPresent(day -> dates.put("CONTRACTED", day.toString()));
            }
            if (!dates.isEmpty()) {
                body.set("dates", dates);
            }
            put(body, "decisionNumber", decision.number());
            body.put("historical", true);
            body.put("source", joined(source(), text(Column.DECISION_NUMBER), note));
            if (findings.hasErrors() || province.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new Draft.Grant(
                    names.stream()
                            .map(name -> establishment(name, province.get()))
                            .toList(),
                    body));
        }

        /// What the beneficiary put in: as the row says, or by subtraction from a total that is exact.
        private Optional<Long> counterpart(
                Optional<Long> amount, Optional<Long> stated, Optional<Long> total, String note) {
            if (stated.isPresent()) {
                return stated;
            }
            if (amount.isEmpty() || APPROXIMATE.matcher(note).find()) {
                return Optional.empty();
            }
            return total.filter(sum -> sum > amount.get()).map(sum -> sum - amount.get());
        }

        private Draft.Establishment establishment(String name, Province province) {
            var body = object();
            body.put("name", name);
            body.put(
                    "legalForm",
                    one(LegalForm.class, Column.LEGAL_FORM, Map.of())
                            .orElseGet(() -> Values.legalForm(name))
                            .name());
            body.put("province", province.key());
            if (!text(Column.TAX_CODE).isEmpty()) {
                body.putObject("identifier").put("kind", "TAX_CODE").put("value", text(Column.TAX_CODE));
            }
            body.put("note", "Source: " + source());
            return new Draft.Establishment(name, province, body);
        }

        private record Numbered(String number, Optional<LocalDate> date) {}

        /// A number with or without its date behind it.
        private Numbered decision(Column column) {
            var text = text(column);
            var match = DECISION.matcher(text);
            if (!match.matches()) {
                return new Numbered(text, Optional.empty());
            }
            var date = match.group(2);
            return new Numbered(match.group(1), date == null ? Optional.empty() : Values.date(date));
        }

        private Optional<Province> province(@Nullable LocalDate day, @Nullable Integer year) {
            var text = text(Column.PROVINCE);
            if (text.isEmpty()) {
                findings.error(columns.heading(Column.PROVINCE), "missing");
                return Optional.empty();
            }
            var found = Values.provinces(text, day, year);
            if (found.size() == 1) {
                return Optional.of(found.getFirst());
            }
            if (found.isEmpty()) {
                findings.error(columns.heading(Column.PROVINCE), "province-not-known", text);
            } else {
                findings.error(
                        columns.heading(Column.PROVINCE),
                        "province-of-two",
                        text,
                        found.stream().map(Province::key).toList());
            }
            return Optional.empty();
        }

        private Optional<Integer> year() {
            var text = text(Column.YEAR);
            var year = Values.year(text);
            if (year.isEmpty() && !text.isEmpty()) {
                findings.error(columns.heading(Column.YEAR), "not-a-year", text);
            }
            return year;
        }

        private Optional<LocalDate> date(Column column) {
            var text = text(column);
            var date = Values.date(text);
            if (date.isEmpty() && !text.isEmpty()) {
                findings.error(columns.heading(column), "not-a-day", text);
            }
            return date;
        }

        private Optional<Long> money(Column column) {
            var text = text(column);
            if (text.isEmpty()) {
                return Optional.empty();
            }
            var money = Values.money(text, columns.unit(column).times());
            if (money.isEmpty()) {
                findings.error(columns.heading(column), "not-a-sum", text);
                return Optional.empty();
            }
            return Optional.of(money.getAsLong());
        }

        private boolean flag(Column column) {
            var flag = Values.flag(text(column));
            if (flag.isEmpty()) {
                findings.error(columns.heading(column), "not-yes-or-no", text(column));
            }
            return flag.orElse(false);
        }

        /// Recognised unless the row says something else; empty where it was only put forward.
        private Optional<String> outcome() {
            return switch (Column.plain(text(Column.OUTCOME))) {
                case "", "recognised", "congnhan", "duoccongnhan", "dat" -> Optional.of("RECOGNISED");
                case "notrecognised", "khongcongnhan", "khongduoccongnhan", "khongdat" -> Optional.of("NOT_RECOGNISED");
                case "applied", "dangky", "dangkybinhchon" -> Optional.empty();
                default -> {
                    findings.error(
                            columns.heading(Column.OUTCOME),
                            "value-not-known",
                            text(Column.OUTCOME),
                            List.of("Công nhận", "Không công nhận", "Đăng ký"));
                    yield Optional.empty();
                }
            };
        }

        private <E extends Enum<E> & Labelled> Optional<E> one(Class<E> type, Column column, Map<String, E> others) {
            var text = text(column);
            if (text.isEmpty()) {
                return Optional.empty();
            }
            var found = Values.one(type, text, others);
            if (found.isEmpty()) {
                findings.error(
                        columns.heading(column),
                        "value-not-known",
                        text,
                        Arrays.stream(type.getEnumConstants())
                                .map(constant -> constant.vi() + " (" + constant.name() + ")")
                                .toList());
            }
            return found;
        }

        private void required(Column... needed) {
            for (var column : needed) {
                if (text(column).isEmpty()) {
                    findings.error(columns.heading(column), "missing");
                }
            }
        }

        private String source() {
            var source = text(Column.SOURCE);
            return source.isEmpty() ? file : source;
        }

        /// `(5 cơ sở CNNT)` is a count, not a name.
        private boolean isNoName(String name) {
            return name.startsWith("(") && name.endsWith(")");
        }

        private String text(Column column) {
            var place = columns.at().get(column);
            return place == null ? "" : row.cell(place);
        }

        private Draft unsound() {
            if (Decision.by(findings, null, null, List::of) instanceof Decision.Refused refused) {
                return new Draft.Unsound(refused.findings());
            }
            throw new IllegalStateException("nothing is wrong with line " + row.line());
        }
    }

    /// A finding of the register about a request, said about the column that it was made of.
    static Finding placed(Columns columns, Finding finding) {
        return new Finding(
                columnOf(finding.field()).map(columns::heading).orElse(""),
                finding.code(),
                finding.weight(),
                finding.arguments());
    }

    private static Optional<Column> columnOf(String pointer) {
        var parts = pointer.split("/", -1);
        if (parts.length < 2) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                switch (parts[1]) {
                    case "name", "beneficiaries" -> Column.ESTABLISHMENT;
                    case "aliases" -> Column.ALIAS;
                    case "identifier" -> Column.TAX_CODE;
                    case "legalForm" -> Column.LEGAL_FORM;
                    case "size" -> Column.SIZE;
                    case "province" -> Column.PROVINCE;
                    case "commune" -> Column.COMMUNE;
                    case "address" -> Column.ADDRESS;
                    case "product" -> Column.PRODUCT;
                    case "productGroup" -> Column.PRODUCT_GROUP;
                    case "isSet" -> Column.IS_SET;
                    case "level", "issuer" -> Column.LEVEL;
                    case "votingYear", "planYear" -> Column.YEAR;
                    case "outcome" -> Column.OUTCOME;
                    case "decisionNumber" -> Column.DECISION_NUMBER;
                    case "decisionDate", "dates" -> Column.DECISION_DATE;
                    case "certificateNumber" -> Column.CERTIFICATE_NUMBER;
                    case "validUntil" -> Column.VALID_UNTIL;
                    case "issuerName" -> Column.ISSUER_NAME;
                    case "title" -> Column.TITLE;
                    case "kind" -> Column.ROW_KIND;
                    case "content" -> Column.CONTENT;
                    case "state" -> Column.STATE;
                    case "source" -> Column.SOURCE;
                    case "note" -> Column.NOTE;
                    case "funding" ->
                        parts.length < 4
                                ? Column.AMOUNT
                                : "source".equals(parts[3])
                                        ? Column.FUNDING_SOURCE
                                        : "0".equals(parts[2]) ? Column.AMOUNT : Column.COUNTERPART;
                    default -> null;
                });
    }

    private static ObjectNode object() {
        return WireFormat.JSON.createObjectNode();
    }

    private static void put(ObjectNode object, String name, String text) {
        if (!text.isEmpty()) {
            object.put(name, text);
        }
    }

    private static String joined(String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining("; "));
    }
}
