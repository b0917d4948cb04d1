package vn.cnnt.reporting.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.cnnt.reporting.statistics.Finding;

/// A problem document of RFC 9457.
///
/// @param errors one for every finding; absent where the problem is about the request as a whole
/// @param differences the first of them, where a run is refused for what differs; else absent
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Problem(
        String type,
        String title,
        int status,
        String detail,
        List<Fault> errors,
        List<Map<String, @Nullable Object>> differences) {
    static final String MEDIA_TYPE = "application/problem+json";

    /// @param field the parameter's name
    record Fault(String field, String code, String message) {}

    /// @param slug the last part of its type; its title stands under `problem.<slug>`
    /// @param detail the code of what exactly is wrong, under `detail.<code>`
    static Problem of(
            Words words, int status, String slug, String detail, List<String> arguments, List<Finding> findings) {
        var faults = findings.stream()
                .map(finding -> new Fault(
                        finding.field(), finding.code(), words.say("finding." + finding.code(), finding.arguments())))
                .toList();
        return new Problem(
                "/problems/" + slug,
                words.say("problem." + slug, List.of()),
                status,
                words.say("detail." + detail, arguments),
                faults,
                List.of());
    }

    Problem with(List<Map<String, @Nullable Object>> differences) {
        return new Problem(type, title, status, detail, errors, differences);
    }
}
