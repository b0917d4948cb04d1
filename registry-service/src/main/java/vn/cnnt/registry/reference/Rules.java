package vn.cnnt.registry.reference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.FundingSource;
import vn.cnnt.events.Level;
import vn.cnnt.events.Province;
import vn.cnnt.events.SupportContent;
import vn.cnnt.events.WireFormat;

/// The values that the law sets and changes. They are configuration, each with its legal reference and the days it
/// holds for.
///
/// @param plausibleSums null in a file of rules that says nothing of it, which means the standard
public record Rules(
        List<Ceiling> ceilings,
        List<Validity> validities,
        List<LevelEnd> levelEnds,
        @Nullable PlausibleSums plausibleSums) {

    /// How long a certificate holds: from its issue to 31 December of the issue year and `yearsAfterIssue` more.
    ///
    /// @param issuedFrom first day of issue it is for
    public record Validity(
            @Nullable LocalDate issuedFrom, int yearsAfterIssue, String legalReference, boolean verified) {}

    /// A level at which nothing is decided any more.
    public record LevelEnd(Level level, LocalDate lastDecision, String legalReference, boolean verified) {}

    public Rules {
        ceilings = List.copyOf(ceilings);
        validities = List.copyOf(validities);
        levelEnds = List.copyOf(levelEnds);
        plausibleSums = plausibleSums == null ? PlausibleSums.STANDARD : plausibleSums;
        if (validities.isEmpty()) {
            throw new IllegalArgumentException("no rule says how long a certificate holds");
        }
    }

    @Override
    public PlausibleSums plausibleSums() {
        return Objects.requireNonNull(plausibleSums);
    }

    /// The rules this service is delivered with.
    public static Rules standard() {
        try (var in = Objects.requireNonNull(Rules.class.getResourceAsStream("rules.json"), "rules.json")) {
            return read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Rules read(InputStream json) {
        return WireFormat.JSON.readValue(json, Rules.class);
    }

    /// The ceiling for the day of the plan; a province's own comes before the general one.
    public Optional<Ceiling> ceiling(SupportContent content, FundingSource source, Province province, LocalDate day) {
        var candidates = ceilings.stream()
                .filter(ceiling -> ceiling.content() == content && ceiling.source() == source && ceiling.holdsOn(day))
                .toList();
        return candidates.stream()
                .filter(ceiling -> province.equals(ceiling.province()))
                .findFirst()
                .or(() -> candidates.stream()
                        .filter(ceiling -> ceiling.province() == null)
                        .findFirst());
    }

    /// The last day of a certificate issued on the day.
    public LocalDate lastDay(LocalDate issued) {
        var rule = validities.getFirst();
        for (var candidate : validities) {
            if (candidate.issuedFrom() == null || !issued.isBefore(candidate.issuedFrom())) {
                rule = candidate;
            }
        }
        return LocalDate.of(issued.getYear() + rule.yearsAfterIssue(), 12, 31);
    }

    /// The last day on which something is decided at the level, empty where the level goes on.
    public Optional<LocalDate> lastDecision(Level level) {
        return levelEnds.stream()
                .filter(end -> end.level() == level)
                .map(LevelEnd::lastDecision)
                .findFirst();
    }
}
