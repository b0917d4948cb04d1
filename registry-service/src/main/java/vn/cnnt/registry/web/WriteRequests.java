package vn.cnnt.registry.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import vn.cnnt.manners.CurrentActor;
import vn.cnnt.manners.Fingerprint;
import vn.cnnt.manners.IdempotencyKey;
import vn.cnnt.manners.JsonBody;
import vn.cnnt.manners.Refused;
import vn.cnnt.manners.Texts;
import vn.cnnt.manners.Versions;
import vn.cnnt.registry.command.WriteRequest;
import vn.cnnt.registry.personal.KeyedDigest;

/// Reads what surrounds a command from the headers of its request and, whether it is a dry run, from its address.
@Component
class WriteRequests {
    private final CurrentActor actor;
    private final KeyedDigest digests;

    WriteRequests(CurrentActor actor, KeyedDigest digests) {
        this.actor = actor;
        this.digests = digests;
    }

    WriteRequest read(HttpServletRequest request) {
        var isDryRun = isDryRun(request.getParameterValues(WriteRequest.DRY_RUN));
        var who = actor.of(request);
        var key = IdempotencyKey.of(who, request);
        return new WriteRequest(
                who,
                isDryRun ? null : key,
                Versions.of(request.getHeader(HttpHeaders.IF_MATCH)),
                request.getMethod() + " " + request.getRequestURI(),
                digests.of(KeyedDigest.Of.REQUEST, Fingerprint.of(JsonBody.bytes(request))),
                isDryRun);
    }

    static boolean isDryRun(String @Nullable [] values) {
        if (values == null) {
            return false;
        }
        if (values.length > 1) {
            throw Refused.invalid(WriteRequest.DRY_RUN, "repeated", values.length);
        }
        return switch (values[0]) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Refused.invalid(WriteRequest.DRY_RUN, "not-true-or-false", Texts.shown(values[0]));
        };
    }
}
