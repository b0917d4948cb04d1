package vn.cnnt.stack.records;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// One POST to the registry. The key is told by what is asked and for whom, so asking the same again, in this run or
/// after a restart, is answered by the registry's first answer.
///
/// @param path below `/api/v1`
/// @param ifMatch the version the asker has seen, of an aggregate that exists already
record Call(
        String path,
        Body body,
        String idempotencyKey,
        @Nullable String ifMatch) {
    private static final JsonMapper JSON = JsonMapper.shared();

    static Call create(String path, Body body) {
        return new Call(path, body, key(path, body), null);
    }

    static Call change(String path, Body body, String ifMatch) {
        return new Call(path, body, key(path, body), ifMatch);
    }

    String json() {
        return JSON.writeValueAsString(body);
    }

    private static String key(String path, Body body) {
        var asked = path + "\n" + JSON.writeValueAsString(body);
        return "records-" + UUID.nameUUIDFromBytes(asked.getBytes(StandardCharsets.UTF_8));
    }

    sealed interface Body {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record NewEnterprise(String name, List<String> aliases, LegalForm legalForm, String province, String note)
            implements Body {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Application(
            String product,
            String productGroup,
            boolean isSet,
            String level,
            @Nullable Integer votingYear,
            boolean historical,
            String source,
            @Nullable String note)
            implements Body {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Decision(
            String outcome,
            @Nullable String decisionNumber,
            @Nullable String decisionDate) implements Body {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NewGrant(
            String title,
            String province,
            @Nullable Integer planYear,
            String kind,
            String content,
            List<Funding> funding,
            List<Beneficiary> beneficiaries,
            boolean historical,
            String source,
            String state,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, LocalDate> dates,
            @Nullable String decisionNumber)
            implements Body {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Funding(String source, @Nullable Long approved) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Beneficiary(String enterprise, @Nullable Long amount) {}
}
