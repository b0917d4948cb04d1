package vn.cnnt.reporting.audit;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.cnnt.reporting.run.Run;

/// A run's certificate. Who asked, why and when stand apart from what went in and what came out, so that the latter
/// two are the same bytes for every run over the same input.
final class Certificate {
    static final String RUN = "run";
    static final String RECORDED_AT = "recordedAt";
    static final String INPUT = "input";
    static final String RESULT = "result";
    static final String DIGEST = "digest";
    static final String SIGNATURE = "signature";

    private Certificate() {}

    /// In canonical JSON. Its `digest` is over everything before it, its `signature` over the same bytes.
    ///
    /// @param remark what could not be made sure of the run, in the one language that is signed; null where
    ///     there is nothing
    /// @param comparison with the active run: its id, whether they are equal, how many cells differ
    static byte[] of(
            Run run,
            @Nullable String remark,
            Map<String, @Nullable Object> input,
            Map<String, @Nullable Object> result,
            Map<String, @Nullable Object> comparison,
            Instant issuedAt,
            @Nullable Signer signer) {
        var certificate = new LinkedHashMap<String, @Nullable Object>();
        certificate.put("format", "cnnt-certificate-1");
        certificate.put(RUN, about(run, remark));
        certificate.put(INPUT, input);
        certificate.put(RESULT, result);
        certificate.put("comparison", comparison);
        certificate.put("issuedAt", issuedAt.toString());
        var bytes = CanonicalJson.bytes(certificate);
        certificate.put(DIGEST, CanonicalJson.digest(bytes));
        if (signer != null) {
            certificate.put(SIGNATURE, signer.sign(bytes));
        }
        return CanonicalJson.bytes(certificate);
    }

    private static Map<String, @Nullable Object> about(Run run, @Nullable String remark) {
        var about = new LinkedHashMap<String, @Nullable Object>();
        about.put("id", run.id());
        about.put("kind", run.kind().name());
        about.put("state", run.state().name());
        about.put(RECORDED_AT, text(run.recordedAt()));
        about.put("reason", run.order().reason());
        about.put("requestedBy", run.order().requestedBy());
        about.put("requestedAt", text(run.requestedAt()));
        about.put("startedAt", text(run.life().startedAt()));
        about.put("endedAt", text(run.life().endedAt()));
        about.put("remark", remark);
        about.put("activatedBy", run.acceptance().activatedBy());
        about.put("acceptedDifferences", run.acceptance().accepted());
        return about;
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }
}
