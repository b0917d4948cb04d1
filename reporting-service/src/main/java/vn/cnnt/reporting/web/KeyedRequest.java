package vn.cnnt.reporting.web;

import org.jspecify.annotations.Nullable;
import vn.cnnt.manners.Actor;
import vn.cnnt.manners.reading.CommandHeaders;
import vn.cnnt.manners.reading.DryRun;

/// What surrounds an operator's request: who asks, under which key.
///
/// @param key the `Idempotency-Key`
/// @param target what is asked for: method and path
/// @param fingerprint of the body, so that a key used for two requests is noticed
/// @param isDryRun only what would come of it is asked; it has no key
@CommandHeaders(versioned = false, parameters = DryRun.PARAMETER)
public record KeyedRequest(Actor actor, @Nullable String key, String target, String fingerprint, boolean isDryRun) {
    KeyedRequest(Actor actor, @Nullable String key, String target, String fingerprint) {
        this(actor, key, target, fingerprint, false);
    }
}
