package vn.cnnt.events;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
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

    /// An establishment that works, of which no more is known.
    public static EnterpriseDetails of(
            String name, List<String> aliases, Identifier identifier, LegalForm legalForm, Province province) {
        return new EnterpriseDetails(
                name,
                aliases,
                identifier,
                legalForm,
                null,
                null,
                province,
                null,
                null,
                null,
                EnterpriseStatus.ACTIVE,
                null,
                null);
    }

    /// The same at another place.
    public EnterpriseDetails at(Province province, @Nullable String commune, @Nullable String address) {
        return with(copy -> {
            copy.province = province;
            copy.commune = commune;
            copy.address = address;
        });
    }

    /// The same in another status.
    public EnterpriseDetails in(EnterpriseStatus status, @Nullable LocalDate statusFrom, @Nullable String mergedInto) {
        return with(copy -> {
            copy.status = status;
            copy.statusFrom = statusFrom;
            copy.mergedInto = mergedInto;
        });
    }

    /// The same, known by another number.
    public EnterpriseDetails knownBy(Identifier other) {
        return with(copy -> copy.identifier = other);
    }

    /// An establishment that is otherwise as this one is.
    public EnterpriseDetails with(Consumer<Copy> changes) {
        var copy = new Copy(this);
        changes.accept(copy);
        return copy.made();
    }

    /// A copy while it is made: its fields are those of the record, set by name and only where they differ (as
    /// [GrantDetails.Copy]).
    public static final class Copy {
        public String name;
        public List<String> aliases;
        public Identifier identifier;
        public LegalForm legalForm;
        public @Nullable SizeClass size;
        public @Nullable Sector sector;
        public Province province;
        public @Nullable String commune;
        public @Nullable String address;
        public @Nullable String note;
        public EnterpriseStatus status;
        public @Nullable LocalDate statusFrom;
        public @Nullable String mergedInto;

        private Copy(EnterpriseDetails of) {
            name = of.name;
            aliases = of.aliases;
            identifier = of.identifier;
            legalForm = of.legalForm;
            size = of.size;
            sector = of.sector;
            province = of.province;
            commune = of.commune;
            address = of.address;
            note = of.note;
            status = of.status;
            statusFrom = of.statusFrom;
            mergedInto = of.mergedInto;
        }

        private EnterpriseDetails made() {
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
}
