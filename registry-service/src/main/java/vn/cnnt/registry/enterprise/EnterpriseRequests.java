package vn.cnnt.registry.enterprise;

import static vn.cnnt.registry.reference.Fields.NAME;
import static vn.cnnt.registry.reference.Fields.NOTE;
import static vn.cnnt.registry.reference.Fields.SOURCE;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.Identifier;
import vn.cnnt.events.IdentifierKind;
import vn.cnnt.events.Issuer;
import vn.cnnt.events.LegalForm;
import vn.cnnt.events.Level;
import vn.cnnt.events.ProductGroup;
import vn.cnnt.events.Sector;
import vn.cnnt.events.SectorVersion;
import vn.cnnt.events.SizeClass;
import vn.cnnt.events.TaxCode;
import vn.cnnt.manners.finding.Findings;
import vn.cnnt.registry.recognition.Application;
import vn.cnnt.registry.recognition.Ruling;
import vn.cnnt.registry.reference.Fields;
import vn.cnnt.registry.web.Members;

/// Reads the bodies of requests about an enterprise. What is wrong with a single member is found here, also for an
/// import.
final class EnterpriseRequests {
    static final int FIRST_VOTING_YEAR = 2010;
    private static final int ALIASES = 20;
    private static final int REGISTRATION = 40;
    private static final Pattern PERSONAL_ID = Pattern.compile("[0-9]{12}");
    private static final Pattern MASKED = Pattern.compile("\\*{9}[0-9]{3}");

    private EnterpriseRequests() {}

    static Entered entry(Members members) {
        var identifier = members.object("identifier", EnterpriseRequests::identifier);
        var number = identifier == null ? new Known(Identifier.NONE, null, false) : identifier;
        var name = Fields.requiredName(members, "name", NAME);
        var aliases = Fields.names(members, "aliases", ALIASES, NAME).stream()
                .filter(alias -> !alias.equals(name))
                .toList();
        var sector = members.object("sector", EnterpriseRequests::sector);
        var entry = new EnterpriseEntry(
                name,
                aliases,
                number.identifier(),
                members.requiredOne("legalForm", LegalForm.class),
                members.one("size", SizeClass.class),
                sector == null ? null : sector.orElse(null),
                Fields.requiredProvince(members, "province"),
                Fields.line(members, "commune", NAME),
                Fields.line(members, "address", NAME),
                members.text("note", NOTE));
        return new Entered(entry, number.personalId(), number.masked());
    }

    static Application application(Members members, LocalDate today) {
        return new Application(
                Fields.requiredLine(members, "product", NAME),
                members.requiredOne("productGroup", ProductGroup.class),
                members.flag("isSet"),
                members.requiredOne("level", Level.class),
                members.requiredInteger("votingYear", FIRST_VOTING_YEAR, today.getYear() + 1),
                members.flag("historical"),
                members.text("source", SOURCE),
                members.text("note", NOTE));
    }

    static Ruling ruling(Members members) {
        return new Ruling(
                Fields.line(members, "decisionNumber", NAME),
                members.date("decisionDate"),
                members.one("issuer", Issuer.class),
                Fields.line(members, "issuerName", NAME),
                Fields.line(members, "certificateNumber", NAME),
                members.date("validUntil"));
    }

    /// A tax code as it is written in the register; null with a finding where it is none.
    static @Nullable String taxCode(Findings findings, String field, String text) {
        var fault = TaxCode.faultIn(text);
        if (fault != null) {
            findings.error(
                    field, "tax-code-" + fault.name().toLowerCase(Locale.ROOT).replace('_', '-'), text);
            return null;
        }
        return new TaxCode(text).value();
    }

    private record Known(Identifier identifier, @Nullable String personalId, boolean masked) {}

    private static Known identifier(Members members) {
        var given = members.text("kind", NAME);
        var kind = members.requiredOne("kind", IdentifierKind.class);
        var value = Fields.line(members, "value", NAME);
        var field = members.pointer("value");
        var findings = members.findings();
        if (!kind.name().equals(given)) {
            return new Known(Identifier.NONE, null, false);
        }
        if (kind == IdentifierKind.NONE) {
            if (value != null) {
                findings.error(field, "identifier-value-unexpected");
            }
            return new Known(Identifier.NONE, null, false);
        }
        if (value == null) {
            findings.error(field, "identifier-value-missing", kind);
            return new Known(Identifier.NONE, null, false);
        }
        return switch (kind) {
            case TAX_CODE -> new Known(new Identifier(kind, taxCode(findings, field, value)), null, false);
            case HOUSEHOLD, COOPERATIVE -> {
                if (value.length() > REGISTRATION) {
                    findings.error(field, "identifier-form", REGISTRATION);
                }
                yield new Known(new Identifier(kind, value), null, false);
            }
            case PERSONAL_ID -> {
                if (MASKED.matcher(value).matches()) {
                    yield new Known(new Identifier(kind, value), null, true);
                }
                var digits = value.replaceAll("[ .-]", "");
                if (!PERSONAL_ID.matcher(digits).matches()) {
                    findings.error(field, "personal-id-form");
                    yield new Known(Identifier.NONE, null, false);
                }
                yield new Known(new Identifier(kind, Identifier.masked(digits)), digits, false);
            }
            case NONE -> new Known(Identifier.NONE, null, false);
        };
    }

    private static Optional<Sector> sector(Members members) {
        var version = members.requiredOne("version", SectorVersion.class);
        var code = members.requiredText("code", NAME);
        if (code.isEmpty()) {
            return Optional.empty();
        }
        if (!Sector.isCode(code)) {
            members.findings().error(members.pointer("code"), "sector-code", code);
            return Optional.empty();
        }
        return Optional.of(new Sector(version, code));
    }
}
