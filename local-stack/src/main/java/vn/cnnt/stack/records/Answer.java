package vn.cnnt.stack.records;

import java.util.List;
import java.util.stream.Collectors;

/// What the registry said to a call, as far as the load and its report need it.
sealed interface Answer {
    /// @param id of the thing made: an enterprise, a grant, or a recognition within its enterprise
    /// @param etag what the next change of the same aggregate has to name
    /// @param changeToken what reporting waits for
    record Accepted(String id, String etag, String changeToken, List<Finding> warnings) implements Answer {}

    record Refused(int status, boolean needsConfirmation, String title, List<Finding> findings) implements Answer {
        @Override
        public String toString() {
            return findings.isEmpty()
                    ? status + " " + title
                    : findings.stream().map(Finding::toString).collect(Collectors.joining("; ", status + " ", ""));
        }
    }

    record Finding(String field, String code, String message) {
        @Override
        public String toString() {
            return (field.isEmpty() ? "" : field + " ") + message + " (" + code + ")";
        }
    }
}
