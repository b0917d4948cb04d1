package vn.cnnt.registry.outbox;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/// A request to send archived events again, as it is kept and shown.
///
/// @param aggregate null for all of them
/// @param collection in which it goes on; null at the beginning of all
/// @param next the version of the aggregate that it goes on with
/// @param after the aggregate of the collection that it goes on after
/// @param sent events sent so far
/// @param place of the one that sends everything and is not done yet; null for all others
/// @param finishedAt null while it is worked off
@Document(Republications.COLLECTION)
public record Republication(
        @Id String id,
        @Nullable String aggregate,
        @JsonIgnore @Nullable String collection,
        long fromVersion,
        @JsonIgnore long next,
        @JsonIgnore @Nullable String after,
        String reason,
        String requestedBy,
        Instant requestedAt,
        long sent,
        @JsonIgnore @Nullable String place,
        @Nullable Instant finishedAt) {}
