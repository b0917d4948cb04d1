package vn.cnnt.registry.recognition;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.Level;
import vn.cnnt.events.ProductGroup;
import vn.cnnt.events.Province;
import vn.cnnt.events.RecognitionDetails;
import vn.cnnt.events.RecognitionStatus;

/// Which recognitions a list shows; null asks for nothing.
///
/// @param province where it was decided, or applied for as long as it isn't; a province of today stands for those that
///     became part of it
/// @param validAt its certificate holds on the day
/// @param expiresBefore its certificate holds today and ends before the day
public record SoughtRecognitions(
        @Nullable RecognitionStatus status,
        @Nullable Level level,
        @Nullable Province province,
        @Nullable Integer votingYear,
        @Nullable ProductGroup productGroup,
        @Nullable LocalDate validAt,
        @Nullable LocalDate expiresBefore,
        LocalDate today) {
    /// Beyond so many months the day says next to nothing about which certificates are asked for.
    private static final int MOST_MONTHS = 150;

    /// Nobody has it.
    private static final List<List<String>> NONE = List.of(List.of("-"));

    public boolean matches(RecognitionDetails it) {
        return (status == null || it.status() == status)
                && (level == null || it.level() == level)
                && (province == null || RecognitionKeys.place(it).contains(province.key()))
                && (votingYear == null || it.votingYear() == votingYear)
                && (productGroup == null || it.productGroup() == productGroup)
                && (validAt == null || it.isValidOn(validAt))
                && (expiresBefore == null || expires(it, expiresBefore));
    }

    private boolean expires(RecognitionDetails it, LocalDate before) {
        var until = it.validUntil();
        return it.status() == RecognitionStatus.RECOGNISED
                && it.isValidOn(today)
                && until != null
                && until.isBefore(before);
    }

    /// What an enterprise has among its [RecognitionKeys] that has such a recognition: of each list at least one. The
    /// first says most.
    public List<List<String>> keys() {
        if (expiresBefore != null && !today.isBefore(expiresBefore)) {
            return NONE;
        }
        var place = province == null ? "" : province.key();
        var keys = new ArrayList<List<String>>();
        if (expiresBefore != null) {
            keys.add(months(YearMonth.from(today), YearMonth.from(expiresBefore), place));
        }
        if (level != null) {
            keys.add(List.of(
                    votingYear == null
                            ? RecognitionKeys.level(level, place)
                            : RecognitionKeys.level(level, votingYear, place)));
        }
        if (status != null) {
            keys.add(List.of(RecognitionKeys.status(status, place)));
        } else if (validAt != null) {
            keys.add(statuses(Stream.of(RecognitionStatus.RECOGNISED, RecognitionStatus.REVOKED), place));
        }
        if (votingYear != null && level == null) {
            keys.add(List.of(RecognitionKeys.year(votingYear, place)));
        }
        if (productGroup != null) {
            keys.add(List.of(RecognitionKeys.group(productGroup, place)));
        }
        if (keys.isEmpty()) {
            keys.add(
                    province == null
                            ? statuses(Arrays.stream(RecognitionStatus.values()), "")
                            : List.of(RecognitionKeys.place(place)));
        }
        return keys;
    }

    private static List<String> statuses(Stream<RecognitionStatus> statuses, String place) {
        return statuses.map(it -> RecognitionKeys.status(it, place)).toList();
    }

    private static List<String> months(YearMonth from, YearMonth to, String place) {
        var months = Stream.iterate(from, month -> !month.isAfter(to), month -> month.plusMonths(1))
                .limit(MOST_MONTHS + 1L)
                .map(month -> RecognitionKeys.until(month, place))
                .toList();
        return months.size() > MOST_MONTHS
                ? List.of(RecognitionKeys.status(RecognitionStatus.RECOGNISED, place))
                : months;
    }
}
