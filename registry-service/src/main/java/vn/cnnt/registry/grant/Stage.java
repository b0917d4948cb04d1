package vn.cnnt.registry.grant;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.FundingLine;
import vn.cnnt.events.GrantState;

/// A stage of the money of one source, in the order in which a grant fills them.
public enum Stage {
    REQUESTED,
    APPROVED,
    CONTRACTED,
    ADVANCED,
    ACCEPTED,
    SETTLED;

    /// The name of its member in a request.
    public String member() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The stage that reaching a state fills, null where it fills none.
    public static @Nullable Stage filledBy(GrantState state) {
        return switch (state) {
            case APPROVED -> APPROVED;
            case CONTRACTED -> CONTRACTED;
            case IN_PROGRESS -> ADVANCED;
            case ACCEPTED -> ACCEPTED;
            case SETTLED -> SETTLED;
            case PROPOSED, APPRAISED, RETURNED, REJECTED, STOPPED -> null;
        };
    }

    /// The last stage that a grant in the state can have filled.
    public static Stage lastOf(GrantState state) {
        return switch (state) {
            case PROPOSED, APPRAISED, RETURNED, REJECTED -> REQUESTED;
            case APPROVED -> APPROVED;
            case CONTRACTED -> CONTRACTED;
            case IN_PROGRESS, STOPPED -> ADVANCED;
            case ACCEPTED -> ACCEPTED;
            case SETTLED -> SETTLED;
        };
    }

    public @Nullable Long of(FundingLine line) {
        return switch (this) {
            case REQUESTED -> line.requested();
            case APPROVED -> line.approved();
            case CONTRACTED -> line.contracted();
            case ADVANCED -> line.advanced();
            case ACCEPTED -> line.accepted();
            case SETTLED -> line.settled();
        };
    }

    FundingLine put(FundingLine line, @Nullable Long amount) {
        return new FundingLine(
                line.source(),
                this == REQUESTED ? amount : line.requested(),
                this == APPROVED ? amount : line.approved(),
                this == CONTRACTED ? amount : line.contracted(),
                this == ADVANCED ? amount : line.advanced(),
                this == ACCEPTED ? amount : line.accepted(),
                this == SETTLED ? amount : line.settled());
    }
}
