package vn.cnnt.registry.enterprise;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.EnterpriseDetails;
import vn.cnnt.events.EnterpriseStatus;
import vn.cnnt.events.Identifier;
import vn.cnnt.events.LegalForm;
import vn.cnnt.events.Province;
import vn.cnnt.events.Sector;
import vn.cnnt.events.SizeClass;

/// What a registrar enters of an establishment; its status has commands of its own.
///
/// @param identifier a personal id already masked
public record EnterpriseEntry(
        String name,
        List<String> aliases,
        Identifier identifier,
        LegalForm legalForm,
        @Nullable SizeClass size,
        @Nullable Sector sector,
        Province province,
        @Nullable String commune,
        @Nullable String address,
        @Nullable String note) {
    public EnterpriseEntry {
        aliases = List.copyOf(aliases);
    }

    /// As little as can be entered of one.
    static EnterpriseEntry of(
            String name, List<String> aliases, Identifier identifier, LegalForm legalForm, Province province) {
        return new EnterpriseEntry(name, aliases, identifier, legalForm, null, null, province, null, null, null);
    }

    /// What is entered already, with these aliases.
    static EnterpriseEntry of(EnterpriseDetails details, List<String> aliases) {
        return new EnterpriseEntry(
                details.name(),
                aliases,
                details.identifier(),
                details.legalForm(),
                details.size(),
                details.sector(),
                details.province(),
                details.commune(),
                details.address(),
                details.note());
    }

    EnterpriseDetails details(EnterpriseStatus status, @Nullable LocalDate statusFrom, @Nullable String mergedInto) {
        return new EnterpriseDetails(
                name,
                aliases,
                identifier,
                legalForm,
                size,
                sector,
                province,
                commune,
                address,
                note,
                status,
                statusFrom,
                mergedInto);
    }
}
