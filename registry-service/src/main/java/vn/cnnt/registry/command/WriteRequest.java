package vn.cnnt.registry.command;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.cnnt.manners.Actor;
import vn.cnnt.manners.reading.CommandHeaders;
import vn.cnnt.manners.reading.DryRun;
import vn.cnnt.registry.store.KeyedAnswer;

/// What surrounds a command: who acts, on which version, under which key. The web layer reads it from the headers; an
/// import makes its own.
///
/// @param key whose and which `Idempotency-Key`; another's of the same letters is another key
/// @param versions those that `If-Match` names; null without one, empty where none of its tags can be a version
/// @param target what is asked for: method and path
/// @param fingerprint of the body, so that a key used for two requests is noticed
/// @param isDryRun only what would come of it is asked; it has no key
@CommandHeaders(versioned = true, parameters = DryRun.PARAMETER)
public record WriteRequest(
        Actor actor,
        @Nullable String key,
        @Nullable Set<Long> versions,
        String target,
        String fingerprint,
        boolean isDryRun) {
    public WriteRequest {
        versions = versions == null ? null : Set.copyOf(versions);
    }

    public WriteRequest(
            Actor actor, @Nullable String key, @Nullable Set<Long> versions, String target, String fingerprint) {
        this(actor, key, versions, target, fingerprint, false);
    }

    /// The same, where only what would come of it is asked.
    public WriteRequest asDryRun() {
        return new WriteRequest(actor, null, versions, target, fingerprint, true);
    }

    /// One of several things that one request asks for, each a command of its own under a key of its own.
    ///
    /// @param name of the part
    /// @param versions that this part is to be done to
    public WriteRequest part(String name, @Nullable Set<Long> versions) {
        return new WriteRequest(
                actor, key == null ? null : key + "/" + name, versions, target + "/" + name, fingerprint, isDryRun);
    }

    /// Refused unless it names the version that is there.
    public void match(long version) {
        if (versions == null) {
            throw new Rejection.VersionRequired(version);
        }
        if (!versions.contains(version)) {
            throw new Rejection.Stale(versions, version);
        }
    }

    /// Whether this answer is one to the very same request.
    boolean wasAnswered(KeyedAnswer answer) {
        return target.equals(answer.target()) && fingerprint.equals(answer.fingerprint());
    }
}
