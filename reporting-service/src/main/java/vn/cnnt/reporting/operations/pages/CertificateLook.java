package vn.cnnt.reporting.operations.pages;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.cnnt.manners.page.Speech;
import vn.cnnt.reporting.run.Run;

/// A certificate as a page shows it: read from its own bytes, so that nothing else is shown than what is certified.
///
/// @param remark what it remarks of its run, in the language of the page; null where it remarks nothing
record CertificateLook(JsonNode certificate, @Nullable String remark, Speech speech) {
    String run() {
        return text("/run/id");
    }

    String kind() {
        return speech.say("run.kind." + text("/run/kind"));
    }

    String reason() {
        return RunLook.reason(ordered(), requestedBy(), text("/run/reason"), definition(), speech);
    }

    /// Whether somebody ordered the run, and typed why.
    boolean isOrdered() {
        return RunLook.isOrdered(ordered(), requestedBy());
    }

    private Run.Kind ordered() {
        return Run.Kind.valueOf(text("/run/kind"));
    }

    String requestedBy() {
        return text("/run/requestedBy");
    }

    @Nullable
    String recordedAt() {
        return moment("/run/recordedAt");
    }

    @Nullable
    String issuedAt() {
        return moment("/issuedAt");
    }

    String events() {
        return whole("/input/events");
    }

    int partitions() {
        return certificate.at("/input/partitions").size();
    }

    String topic() {
        return text("/input/topic");
    }

    String cells() {
        return whole("/result/cells");
    }

    String definition() {
        return text("/result/definition");
    }

    String parkedEvents() {
        return whole("/result/parkedEvents");
    }

    String resultDigest() {
        return text("/result/digest");
    }

    String digest() {
        return text("/digest");
    }

    @Nullable
    String signature() {
        var signature = certificate.at("/signature");
        return signature.isString() ? signature.stringValue() : null;
    }

    /// What it says of the run that was the active one when it was issued.
    String comparison() {
        var with = text("/comparison/with");
        if (with.equals(run())) {
            return speech.say("certificate.comparison.itself");
        }
        var outcome = !certificate.at("/comparison/sameCut").asBoolean(false)
                ? "not-the-same-cut"
                : certificate.at("/comparison/equal").asBoolean(false) ? "equal" : "different";
        return speech.say("certificate.comparison." + outcome, with, whole("/comparison/differences"));
    }

    private String text(String pointer) {
        return certificate.at(pointer).asString("");
    }

    private String whole(String pointer) {
        return speech.notation().whole(certificate.at(pointer).asLong(0));
    }

    private @Nullable String moment(String pointer) {
        var at = certificate.at(pointer);
        return at.isString() ? speech.notation().moment(Instant.parse(at.stringValue())) : null;
    }
}
