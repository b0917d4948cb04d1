package vn.cnnt.registry.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import vn.cnnt.manners.CurrentActor;
import vn.cnnt.manners.Fingerprint;
import vn.cnnt.manners.IdempotencyKey;
import vn.cnnt.manners.JsonBody;
import vn.cnnt.manners.Versions;
import vn.cnnt.registry.command.WriteRequest;

/// Reads what surrounds a command from the headers of its request.
@Component
class WriteRequests {
    private final CurrentActor actor;

    WriteRequests(CurrentActor actor) {
        this.actor = actor;
    }

    WriteRequest read(HttpServletRequest request) {
        return new WriteRequest(
                actor.of(request).name(),
                IdempotencyKey.of(request),
                Versions.of(request.getHeader(HttpHeaders.IF_MATCH)),
                request.getMethod() + " " + request.getRequestURI(),
                Fingerprint.of(JsonBody.bytes(request)));
    }
}
