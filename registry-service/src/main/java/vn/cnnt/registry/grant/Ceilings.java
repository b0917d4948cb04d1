package vn.cnnt.registry.grant;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.FundingLine;
import vn.cnnt.events.FundingSource;
import vn.cnnt.events.GrantDetails;
import vn.cnnt.events.GrantState;
import vn.cnnt.registry.reference.Ceiling;
import vn.cnnt.registry.reference.Rules;

/// Where a grant gets more than the law allows for its content. It may still: an officer confirms with a reason.
public final class Ceilings {
    private Ceilings() {}

    /// What the law lets a line have, kept to or not: the arithmetic of a ceiling, for people.
    ///
    /// @param enterprise the beneficiary line, null for the funding line as a whole
    /// @param percent of the total cost, null where the amount itself is limited
    /// @param total cost that the share is of
    public record Limit(
            FundingSource source,
            @Nullable String enterprise,
            @Nullable Integer percent,
            long total,
            long amount,
            long limit,
            String legalReference) {
        public boolean isExceeded() {
            return amount > limit;
        }
    }

    /// The ceilings that the planned money of a grant falls under.
    public static List<Limit> limits(GrantDetails grant, Rules rules) {
        var limits = new ArrayList<Limit>();
        var total = grant.funding().stream().mapToLong(FundingLine::planned).sum();
        for (var line : grant.funding()) {
            var amount = line.planned();
            var found = rules.ceiling(grant.content(), line.source(), grant.province(), dayOf(grant));
            if (amount == 0 || found.isEmpty()) {
                continue;
            }
            var ceiling = found.get();
            var percent = ceiling.maxPercent();
            var law = ceiling.legalReference();
            if (percent != null && percent < 100) {
                limits.add(new Limit(line.source(), null, percent, total, amount, total * percent / 100, law));
            }
            var most = ceiling.maxAmount();
            if (most != null && ceiling.per() == Ceiling.Per.GRANT) {
                limits.add(new Limit(line.source(), null, null, total, amount, most, law));
            }
            if (most != null && ceiling.per() == Ceiling.Per.ESTABLISHMENT) {
                for (var beneficiary : grant.beneficiaries()) {
                    var own = ceiling.maxFor(beneficiary.wholeLine());
                    if (own != null && beneficiary.amount() != null) {
                        limits.add(new Limit(
                                line.source(), beneficiary.enterprise(), null, total, beneficiary.amount(), own, law));
                    }
                }
            }
        }
        return limits;
    }

    /// One line above its ceiling, or one whose ceiling can't be told.
    ///
    /// @param source the funding line, null for a beneficiary line
    /// @param enterprise the beneficiary line, null for a funding line
    /// @param limit the most it may be; of an unknown one the least the total cost must be
    /// @param basis what the limit comes from
    record Breach(
            boolean unknown,
            @Nullable FundingSource source,
            @Nullable String enterprise,
            long amount,
            long limit,
            String basis) {

        /// Whether the line was as much above its ceiling before.
        boolean notWorseThan(Breach before) {
            return unknown == before.unknown
                    && source == before.source
                    && Objects.equals(enterprise, before.enterprise)
                    && basis.equals(before.basis)
                    && amount <= before.amount
                    && limit >= before.limit;
        }
    }

    static List<Breach> breaches(GrantDetails grant, Rules rules) {
        var breaches = new ArrayList<Breach>();
        var lines = new ArrayList<Breach>();
        Ceiling perEstablishment = null;
        for (var line : grant.funding()) {
            var amount = line.planned();
            var found = rules.ceiling(grant.content(), line.source(), grant.province(), dayOf(grant));
            if (amount > 0 && found.isPresent()) {
                var ceiling = found.get();
                shareOf(grant, line, ceiling, breaches);
                switch (ceiling.per()) {
                    case GRANT -> {
                        if (ceiling.maxAmount() != null && amount > ceiling.maxAmount()) {
                            breaches.add(new Breach(
                                    false, line.source(), null, amount, ceiling.maxAmount(), ceiling.legalReference()));
                        }
                    }
                    case ESTABLISHMENT -> {
                        perEstablishment = higher(perEstablishment, ceiling);
                        allOf(grant, line, ceiling, lines);
                    }
                }
            }
        }
        var each = perEstablishment == null ? List.<Breach>of() : eachOf(grant, perEstablishment);
        breaches.addAll(each.isEmpty() ? lines : each);
        return breaches;
    }

    /// A plan falls under the ceilings of its approval, else of the first day of its year.
    private static LocalDate dayOf(GrantDetails grant) {
        var approved = grant.dates().get(GrantState.APPROVED);
        return approved == null ? LocalDate.of(grant.planYear(), 1, 1) : approved;
    }

    private static void shareOf(GrantDetails grant, FundingLine line, Ceiling ceiling, List<Breach> breaches) {
        if (ceiling.maxPercent() == null || ceiling.maxPercent() >= 100) {
            return;
        }
        var percent = ceiling.maxPercent();
        var amount = line.planned();
        var basis = percent + " %; " + ceiling.legalReference();
        if (grant.historical() && !isTotalKnown(grant)) {
            var least = (amount * 100 + percent - 1) / percent;
            breaches.add(new Breach(true, line.source(), null, amount, least, basis));
            return;
        }
        var total = grant.funding().stream().mapToLong(FundingLine::planned).sum();
        if (amount * 100 > total * percent) {
            breaches.add(new Breach(false, line.source(), null, amount, total * percent / 100, basis));
        }
    }

    /// Old sources often name the support alone.
    private static boolean isTotalKnown(GrantDetails grant) {
        return grant.funding().stream()
                .anyMatch(line -> line.source() == FundingSource.COUNTERPART && line.planned() > 0);
    }

    /// A line above what all its establishments together may get, though none alone is known to.
    private static void allOf(GrantDetails grant, FundingLine line, Ceiling ceiling, List<Breach> breaches) {
        if (grant.beneficiaries().isEmpty() || ceiling.maxAmount() == null) {
            return;
        }
        var limit = 0L;
        for (var beneficiary : grant.beneficiaries()) {
            var most = ceiling.maxFor(beneficiary.wholeLine());
            limit += most == null ? 0 : most;
        }
        if (line.planned() > limit) {
            breaches.add(new Breach(false, line.source(), null, line.planned(), limit, ceiling.legalReference()));
        }
    }

    private static List<Breach> eachOf(GrantDetails grant, Ceiling ceiling) {
        var breaches = new ArrayList<Breach>();
        for (var beneficiary : grant.beneficiaries()) {
            var most = ceiling.maxFor(beneficiary.wholeLine());
            var amount = beneficiary.amount();
            if (most != null && amount != null && amount > most) {
                breaches.add(new Breach(false, null, beneficiary.enterprise(), amount, most, ceiling.legalReference()));
            }
        }
        return breaches;
    }

    private static Ceiling higher(@Nullable Ceiling one, Ceiling other) {
        if (one == null || one.maxAmount() == null) {
            return other;
        }
        return other.maxAmount() != null && other.maxAmount() > one.maxAmount() ? other : one;
    }
}
