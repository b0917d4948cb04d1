package vn.cnnt.manners.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.erdtman.jcs.JsonCanonicalizer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import vn.cnnt.manners.Fingerprint;

/// A line of the trail.
///
/// @param seq from 1 on, without gaps
/// @param at when it was written down; never before the entry before
/// @param hash SHA-256 of all other members as JSON in the canonical form of RFC 8785
/// @param previousHash that of the entry before
@JsonInclude(JsonInclude.Include.ALWAYS)
public record AuditEntry(
        long seq,
        Instant at,
        String actor,
        List<String> roles,
        List<String> provinces,
        String action,
        @Nullable String target,
        @Nullable String reason,
        String requestId,
        Outcome outcome,
        String hash,
        String previousHash) {
    /// What stands before the first entry.
    public static final String START = "0".repeat(64);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public AuditEntry {
        roles = List.copyOf(roles);
        provinces = List.copyOf(provinces);
    }

    /// The entry that an act becomes after another one.
    ///
    /// @param last null at the beginning of the trail
    static AuditEntry after(@Nullable AuditEntry last, Act act, Instant now) {
        var at = now.truncatedTo(ChronoUnit.MILLIS);
        var unsigned = new AuditEntry(
                last == null ? 1 : last.seq + 1,
                last == null || at.isAfter(last.at) ? at : last.at,
                act.actor(),
                act.roles(),
                act.provinces(),
                act.action(),
                act.target(),
                act.reason(),
                act.requestId(),
                act.outcome(),
                "",
                last == null ? START : last.hash);
        return unsigned.withHash(unsigned.digest());
    }

    /// Whether nothing of it was changed since it was written after that entry.
    boolean follows(@Nullable AuditEntry last) {
        return seq == (last == null ? 1 : last.seq + 1)
                && previousHash.equals(last == null ? START : last.hash)
                && hash.equals(digest());
    }

    /// The members of an entry as a store keeps them, but for `at`, which a store keeps in its own type of times.
    public Map<String, @Nullable Object> members() {
        var members = new LinkedHashMap<String, @Nullable Object>();
        members.put("actor", actor);
        members.put("roles", roles);
        members.put("provinces", provinces);
        members.put("action", action);
        members.put("target", target);
        members.put("reason", reason);
        members.put("requestId", requestId);
        members.put("outcome", outcome.word());
        members.put("hash", hash);
        members.put("previousHash", previousHash);
        return members;
    }

    /// The entry whose members a store has kept.
    public static AuditEntry of(long seq, Instant at, Map<String, ? extends @Nullable Object> members) {
        return new AuditEntry(
                seq,
                at,
                text(members, "actor"),
                texts(members, "roles"),
                texts(members, "provinces"),
                text(members, "action"),
                members.get("target") instanceof String target ? target : null,
                members.get("reason") instanceof String reason ? reason : null,
                text(members, "requestId"),
                Outcome.of(text(members, "outcome")),
                text(members, "hash"),
                text(members, "previousHash"));
    }

    private AuditEntry withHash(String digest) {
        return new AuditEntry(
                seq, at, actor, roles, provinces, action, target, reason, requestId, outcome, digest, previousHash);
    }

    private String digest() {
        var covered = members();
        covered.remove("hash");
        covered.put("seq", seq);
        covered.put("at", at.toString());
        try {
            return Fingerprint.of(new JsonCanonicalizer(JSON.writeValueAsString(covered)).getEncodedUTF8());
        } catch (IOException e) {
            throw new UncheckedIOException("what Jackson writes is JSON", e);
        }
    }

    private static String text(Map<String, ? extends @Nullable Object> members, String name) {
        return String.valueOf(members.get(name));
    }

    private static List<String> texts(Map<String, ? extends @Nullable Object> members, String name) {
        return members.get(name) instanceof List<?> several
                ? several.stream().map(String::valueOf).toList()
                : List.of();
    }
}
