package vn.cnnt.registry.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import vn.cnnt.manners.CurrentActor;
import vn.cnnt.manners.Fingerprint;
import vn.cnnt.manners.IdempotencyKey;
import vn.cnnt.manners.JsonBody;
import vn.cnnt.manners.Versions;
import vn.cnnt.manners.page.Pages;
import vn.cnnt.manners.reading.DryRun;
import vn.cnnt.manners.reading.FormBody;
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
        var isDryRun = DryRun.isAsked(request);
        var who = actor.of(request);
        var key = IdempotencyKey.of(who, request);
        var isPage = Pages.isPage(request);
        var content = isPage ? FormBody.bytes(request.getParameterMap()) : body(request, key);
        return new WriteRequest(
                who,
                isDryRun ? null : key,
                Versions.of(
                        isPage ? version(request) : request.getHeader(HttpHeaders.IF_MATCH),
                        request.getHeader(HttpHeaders.IF_NONE_MATCH)),
                request.getMethod() + " " + request.getRequestURI(),
                digests.of(KeyedDigest.Of.REQUEST, Fingerprint.of(content)),
                isDryRun);
    }

    /// Only what has a key is ever compared, so that only its JSON is read once more for it.
    private static byte[] body(HttpServletRequest request, @Nullable String key) {
        return key == null ? JsonBody.bytes(request) : JsonBody.sameness(request);
    }

    /// A form has a control where a program has a header, and the version in it as people write numbers.
    private static @Nullable String version(HttpServletRequest request) {
        var given = request.getParameter(HttpHeaders.IF_MATCH);
        if (given == null || given.isBlank()) {
            return null;
        }
        return given.startsWith("\"") ? given : "\"" + given.strip() + "\"";
    }
}
