package vn.cnnt.events;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An establishment (*cơ sở CNNT*) as it stands, without its recognitions. A personal id in `identifier` is masked.
///
/// @param statusFrom the day its status is effective from
/// @param mergedInto the id of the survivor, of a MERGED_INTO only
public record EnterpriseDetails(
        String name,
        List<String> aliases,
        Identifier identifier,
        LegalForm legalForm,
        @Nullable SizeClass size,
        @Nullable Sector sector,
        Province province,
        @Nullable String commune,
        @Nullable String address,
        @Nullable String note,
        EnterpriseStatus status,
        @Nullable LocalDate statusFrom,
        @Nullable String mergedInto) {
    public EnterpriseDetails {
        Objects.requireNonNull(name, "name");
        aliases = aliases == null ? List.of() : List.copyOf(aliases);
        identifier = identifier == null ? Identifier.NONE : identifier;
        Objects.requireNonNull(legalForm, "legalForm");
        Objects.requireNonNull(province, "province");
        status = status == null ? EnterpriseStatus.ACTIVE : status;
    }

    /// The same at another place.
    public EnterpriseDetails at(Province province, @Nullable String commune, @Nullable String address) {
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

    /// The same in another status.
    public EnterpriseDetails in(EnterpriseStatus status, LocalDate statusFrom, @Nullable String mergedInto) {
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

    /// The same, known by another number.
    public EnterpriseDetails knownBy(Identifier other) {
        return new EnterpriseDetails(
                name,
                aliases,
                other,
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
