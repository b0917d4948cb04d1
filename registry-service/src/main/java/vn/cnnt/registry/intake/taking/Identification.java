package vn.cnnt.registry.intake.taking;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.IdentifierKind;
import vn.cnnt.events.LegalForm;
import vn.cnnt.manners.finding.Finding;
import vn.cnnt.registry.enterprise.Enterprise;
import vn.cnnt.registry.enterprise.ImportedEnterprises.Entry;
import vn.cnnt.registry.enterprise.Namesake;
import vn.cnnt.registry.enterprise.Namesakes;
import vn.cnnt.registry.intake.list.Column;
import vn.cnnt.registry.intake.list.Columns;
import vn.cnnt.registry.intake.row.Locality;

/// Finds out which establishment a row means.
///
/// A tax code joins where name, province and legal form go with it, else it is asked about; without one the very name
/// in the same province joins, unless tax code, place or legal form say that it is another one. A name that the list
/// has in several places joins only what is known to be in the row's. What is nearly a name is asked about.
final class Identification {
    private static final String OF_ANOTHER = "tax-code-of-another";

    /// Candidates that a question names.
    private static final int MOST = 5;

    private final RowCommands commands;
    private final Columns columns;
    private final NamesOfList names;

    Identification(RowCommands commands, Columns columns, NamesOfList names) {
        this.commands = commands;
        this.columns = columns;
        this.names = names;
    }

    /// Whom a row means.
    sealed interface Identified {
        record Known(String id) implements Identified {}

        /// One to be registered.
        ///
        /// @param warnings about what of the row is not taken over
        record New(Entry entry, Namesakes namesakes, List<Finding> warnings) implements Identified {}
    }

    /// @throws Question where only an officer can tell
    Identified of(Entry entry, Locality locality, @Nullable Confirmation confirmation) {
        if (confirmation != null && confirmation.enterprise() != null) {
            return new Identified.Known(confirmation.enterprise());
        }
        var code = entry.number();
        var holder = commands.holder(entry);
        if (holder.isEmpty()) {
            return byName(entry, locality, confirmation, List.of());
        }
        if (isLike(holder.get(), entry)) {
            return new Identified.Known(holder.get().id());
        }
        if (confirmation == null || !confirmation.isOf(OF_ANOTHER)) {
            throw ofAnother(entry, code.orElseThrow(), holder.get()).and(byNameAlone(entry, locality));
        }
        var leftOut = new Finding(
                columns.heading(Column.TAX_CODE),
                "tax-code-left-out",
                Finding.Weight.WARNING,
                List.of(code.orElseThrow(), named(holder.get())));
        return byName(entry.withoutNumber(), locality, confirmation, List.of(leftOut));
    }

    /// What would be asked next if the tax code were another one's; null where nothing would.
    private @Nullable Question byNameAlone(Entry entry, Locality locality) {
        try {
            var _ = byName(entry.withoutNumber(), locality, null, List.of());
            return null;
        } catch (Question question) {
            return question;
        }
    }

    private Identified byName(
            Entry entry, Locality locality, @Nullable Confirmation confirmation, List<Finding> warnings) {
        var namesakes = commands.namesakes(entry);
        var others = namesakes.all().stream()
                .filter(other ->
                        confirmation == null || !confirmation.askedAbout().contains(other.id()))
                .toList();
        var exact = others.stream().filter(other -> other.match().isExact()).toList();
        var question = exact.isEmpty() ? near(entry, others) : amongSame(entry, locality, exact);
        return switch (question) {
            case Answer.Join join -> new Identified.Known(join.id);
            case Answer.None _ -> new Identified.New(entry, namesakes, warnings);
            case Answer.Ask ask -> {
                if (confirmation == null || !confirmation.isOf(ask.code)) {
                    throw ask.question;
                }
                yield new Identified.New(entry, namesakes, warnings);
            }
        };
    }

    private sealed interface Answer {
        record Join(String id) implements Answer {}

        record None() implements Answer {}

        record Ask(String code, Question question) implements Answer {}
    }

    private Answer near(Entry entry, List<Namesake> others) {
        return others.isEmpty() ? new Answer.None() : ask(Column.ESTABLISHMENT, "name-nearly-known", entry, others);
    }

    /// Among those of the very name.
    private Answer amongSame(Entry entry, Locality locality, List<Namesake> exact) {
        var fitting = exact.stream()
                .filter(other -> whyAnother(entry, locality, other.enterprise()).isEmpty())
                .toList();
        if (fitting.isEmpty()) {
            var why = whyAnother(entry, locality, exact.getFirst().enterprise()).orElseThrow();
            return ask(why.column, why.code, entry, exact);
        }
        var there = only(fitting, other -> Locality.Known.of(other.enterprise()).confirms(locality));
        if (there.isPresent()) {
            return new Answer.Join(there.get().id());
        }
        if (fitting.size() > 1) {
            return ask(Column.ESTABLISHMENT, "several-of-this-name", entry, fitting);
        }
        var isOf = names.isInSeveralPlaces(entry)
                && !hasSameTaxCode(entry, fitting.getFirst().enterprise());
        return isOf
                ? ask(Column.ESTABLISHMENT, "name-in-several-places", entry, fitting)
                : new Answer.Join(fitting.getFirst().id());
    }

    private record Why(Column column, String code) {}

    /// Why one of the same name is another one all the same.
    private static Optional<Why> whyAnother(Entry entry, Locality locality, Enterprise other) {
        var code = entry.taxCode();
        if (code.isPresent()
                && taxCode(other).filter(its -> !its.equals(code.get())).isPresent()) {
            return Optional.of(new Why(Column.TAX_CODE, "same-name-other-tax-code"));
        }
        // the person of the row is nobody's in the register, or that one would be meant
        if (entry.personalId().isPresent() && other.details().identifier().kind() == IdentifierKind.PERSONAL_ID) {
            return Optional.of(new Why(Column.TAX_CODE, "same-name-other-tax-code"));
        }
        if (Locality.Known.of(other).contradicts(locality)) {
            return Optional.of(new Why(Column.PLACE, "same-name-other-place"));
        }
        if (differ(entry.legalForm(), other.details().legalForm())) {
            return Optional.of(new Why(Column.LEGAL_FORM, "same-name-other-legal-form"));
        }
        return Optional.empty();
    }

    private static Optional<Namesake> only(List<Namesake> all, Predicate<Namesake> which) {
        var found = all.stream().filter(which).toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private static boolean hasSameTaxCode(Entry entry, Enterprise other) {
        return entry.taxCode().isPresent() && entry.taxCode().equals(taxCode(other));
    }

    /// Whether name, province and legal form let the holder of a tax code be whom the row means.
    private static boolean isLike(Namesake holder, Entry entry) {
        var details = holder.enterprise().details();
        return holder.match().isNear()
                && details.province().current().equals(entry.province().current())
                && !differ(entry.legalForm(), details.legalForm());
    }

    private Question ofAnother(Entry entry, String code, Namesake holder) {
        var finding = new Finding(
                columns.heading(Column.TAX_CODE),
                OF_ANOTHER,
                Finding.Weight.CONFIRM,
                List.of(
                        code,
                        named(holder),
                        entry.name() + ", " + entry.province().vi()));
        return new Question(List.of(finding), List.of(Candidate.of(holder)));
    }

    private static String named(Namesake other) {
        var details = other.enterprise().details();
        return details.name() + ", " + details.province().vi() + " ("
                + Candidate.of(other).address() + ")";
    }

    private Answer ask(Column column, String code, Entry entry, List<Namesake> others) {
        var candidates = others.stream().limit(MOST).map(Candidate::of).toList();
        var shown = new ArrayList<String>();
        for (var candidate : candidates) {
            shown.add(candidate.name() + " (" + candidate.percent() + " %"
                    + (candidate.why().isEmpty() ? ")" : "; " + candidate.why() + ")"));
        }
        var at = Stream.of(column, column == Column.PLACE ? Column.COMMUNE : column)
                .filter(columns.at()::containsKey)
                .findFirst()
                .orElse(Column.ESTABLISHMENT);
        var finding = new Finding(columns.heading(at), code, Finding.Weight.CONFIRM, List.of(entry.name(), shown));
        return new Answer.Ask(code, new Question(List.of(finding), candidates));
    }

    private static Optional<String> taxCode(Enterprise enterprise) {
        var identifier = enterprise.details().identifier();
        return identifier.kind() == IdentifierKind.TAX_CODE
                ? Optional.ofNullable(identifier.value())
                : Optional.empty();
    }

    /// Whether two legal forms are those of different establishments: companies become other companies, no household
    /// becomes a cooperative.
    static boolean differ(LegalForm one, LegalForm other) {
        return one != LegalForm.OTHER && other != LegalForm.OTHER && family(one) != family(other);
    }

    private enum Family {
        COMPANY,
        COOPERATIVE,
        HOUSEHOLD,
        ANY
    }

    private static Family family(LegalForm form) {
        return switch (form) {
            case PRIVATE_ENTERPRISE, LLC_ONE_MEMBER, LLC, JSC, PARTNERSHIP -> Family.COMPANY;
            case COOPERATIVE, COOPERATIVE_UNION, COOPERATIVE_GROUP -> Family.COOPERATIVE;
            case HOUSEHOLD -> Family.HOUSEHOLD;
            case OTHER -> Family.ANY;
        };
    }
}
