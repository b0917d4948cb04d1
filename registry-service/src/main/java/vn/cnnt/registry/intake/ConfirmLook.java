package vn.cnnt.registry.intake;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.cnnt.registry.intake.ImportAnswer.ImportCandidate;

/// What is to be confirmed: the rows that were ticked, or all that wait for nothing but the codes.
///
/// @param lines none where all are meant
/// @param total how many rows are meant
/// @param questions what they wait for, by code
/// @param whom the establishments that each of them may mean; none where they may mean different ones
record ConfirmLook(
        Import job,
        List<Long> lines,
        @Nullable String sheet,
        List<RowsLook> rows,
        long total,
        Map<String, String> questions,
        List<ImportCandidate> whom) {
    boolean isByLines() {
        return !lines.isEmpty();
    }

    /// Of an establishment of the API's address.
    static String id(ImportCandidate candidate) {
        return candidate.address().substring(candidate.address().lastIndexOf('/') + 1);
    }

    /// How many are meant and not shown.
    long more() {
        return total - rows.stream().mapToLong(it -> it.rows().size()).sum();
    }
}
