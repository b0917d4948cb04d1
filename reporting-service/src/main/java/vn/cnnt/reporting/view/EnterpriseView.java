package vn.cnnt.reporting.view;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.EnterpriseDetails;
import vn.cnnt.events.Envelope;
import vn.cnnt.events.GrantDetails;
import vn.cnnt.events.RecognitionDetails;

/// An establishment with everything its figures follow from.
///
/// @param details null before its registration arrived; without the free texts that no figure can count
/// @param detailEvents the events behind its details
/// @param recognitions by id
/// @param grants those that name it as a beneficiary now, by id
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record EnterpriseView(
        @JsonProperty("d") @Nullable EnterpriseDetails details,
        @JsonProperty("h") List<Happening> detailEvents,
        @JsonProperty("r") Map<String, Recognition> recognitions,
        @JsonProperty("g") Map<String, Share> grants)
        implements EntityView {
    /// The key of its details among the things of [#behind].
    public static final String DETAILS = "";

    static final EnterpriseView BLANK = new EnterpriseView(null, List.of(), Map.of(), Map.of());

    public EnterpriseView {
        detailEvents = detailEvents == null ? List.of() : List.copyOf(detailEvents);
        recognitions = sorted(recognitions);
        grants = sorted(grants);
    }

    /// A recognition and the events behind it.
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Recognition(
            @JsonProperty("d") RecognitionDetails details,
            @JsonProperty("h") List<Happening> events) {}

    /// What it has of a grant: the grant with this enterprise's own beneficiary lines only, and the events behind it.
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Share(
            @JsonProperty("d") GrantDetails grant,
            @JsonProperty("h") List<Happening> events) {}

    @Override
    @JsonIgnore
    public @Nullable String name() {
        return details == null ? null : details.name();
    }

    @Override
    public List<Happening> behind(String thing) {
        if (thing.equals(DETAILS)) {
            return detailEvents;
        }
        var recognition = recognitions.get(thing);
        if (recognition != null) {
            return recognition.events();
        }
        var share = grants.get(thing);
        return share == null ? List.of() : share.events();
    }

    @Override
    public @Nullable String grantTitle(String thing) {
        var share = grants.get(thing);
        return share == null ? null : share.grant().title();
    }

    EnterpriseView with(EnterpriseDetails now, Envelope envelope) {
        var events = Happening.after(detailEvents, envelope, null, Changes.of(details, now));
        return new EnterpriseView(counted(now), events, recognitions, grants);
    }

    EnterpriseView with(RecognitionDetails now, Envelope envelope) {
        var after = new TreeMap<>(recognitions);
        var before = recognitions.get(now.id());
        var number = now.revocationNumber() == null ? now.decisionNumber() : now.revocationNumber();
        var events = before == null
                ? Happening.after(List.of(), envelope, number, List.of())
                : Happening.after(before.events(), envelope, number, Changes.of(before.details(), now));
        after.put(now.id(), new Recognition(now, events));
        return new EnterpriseView(details, detailEvents, after, grants);
    }

    /// Who is no longer a beneficiary has nothing of the grant.
    EnterpriseView with(String self, GrantDetails now, Envelope envelope) {
        var after = new TreeMap<>(grants);
        var share = ownShare(self, now);
        if (share.beneficiaries().isEmpty()) {
            after.remove(envelope.subject());
        } else {
            var before = grants.get(envelope.subject());
            var events = before == null
                    ? Happening.after(List.of(), envelope, now.decisionNumber(), List.of())
                    : Happening.after(
                            before.events(), envelope, now.decisionNumber(), Changes.of(before.grant(), share));
            after.put(envelope.subject(), new Share(share, events));
        }
        return new EnterpriseView(details, detailEvents, recognitions, after);
    }

    private static EnterpriseDetails counted(EnterpriseDetails all) {
        return all.with(it -> {
            it.aliases = List.of();
            it.address = null;
            it.note = null;
        });
    }

    private static GrantDetails ownShare(String self, GrantDetails all) {
        return all.with(it -> it.beneficiaries = all.beneficiaries().stream()
                .filter(line -> line.enterprise().equals(self))
                .toList());
    }

    private static <T> Map<String, T> sorted(@Nullable Map<String, T> things) {
        return things == null || things.isEmpty()
                ? Map.of()
                : Collections.unmodifiableMap(new TreeMap<>(Objects.requireNonNull(things)));
    }
}
