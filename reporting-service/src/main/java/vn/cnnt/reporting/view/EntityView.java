package vn.cnnt.reporting.view;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.EnterpriseEvent;
import vn.cnnt.events.Envelope;
import vn.cnnt.events.GrantEvent;
import vn.cnnt.events.RecognitionEvent;
import vn.cnnt.events.RegistryEvent;
import vn.cnnt.events.ReportedFigureEvent;

/// An addressee of the log as the figures see it. It may stand before its own first event: a grant can name an
/// enterprise whose registration is still on its way.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = EnterpriseView.class, name = "e"),
    @JsonSubTypes.Type(value = GrantView.class, name = "g"),
    @JsonSubTypes.Type(value = ReportedView.class, name = "f")
})
public sealed interface EntityView permits EnterpriseView, GrantView, ReportedView {
    /// What ids of grants begin with.
    String GRANT_PREFIX = "g-";

    /// What ids of reported figures, and of the pages they stand on, begin with.
    String REPORTED_PREFIX = "f-";

    /// The name or title of the entity, null before its own first event.
    @Nullable
    String name();

    /// The events that made one of its things what it is, by the thing's key; see [EnterpriseView#DETAILS] and
    /// [GrantView#GRANT].
    List<Happening> behind(String thing);

    /// The title of the grant that one of its things is, null of any other thing.
    @Nullable
    String grantTitle(String thing);

    /// The stream those events are of.
    default String stream(String entity, String thing) {
        return thing.startsWith(GRANT_PREFIX) || thing.startsWith(REPORTED_PREFIX) ? thing : entity;
    }

    /// The view of `entity` after an event that was addressed to it.
    static EntityView after(String entity, @Nullable EntityView view, Envelope envelope) {
        var own = envelope.subject().equals(entity);
        return switch (envelope.event()) {
            case EnterpriseEvent event when own -> enterprise(view).with(event.enterprise(), envelope);
            case RecognitionEvent event when own -> enterprise(view).with(event.recognition(), envelope);
            case GrantEvent event when own -> grant(view).with(event.grant(), envelope);
            case GrantEvent event -> enterprise(view).with(entity, event.grant(), envelope);
            case ReportedFigureEvent event -> reported(view).with(entity, event.reportedFigure(), envelope);
            case EnterpriseEvent _, RecognitionEvent _, RegistryEvent.Unknown _ -> view == null ? blank(entity) : view;
        };
    }

    private static EntityView blank(String entity) {
        if (entity.startsWith(REPORTED_PREFIX)) {
            return ReportedView.BLANK;
        }
        return entity.startsWith(GRANT_PREFIX) ? GrantView.BLANK : EnterpriseView.BLANK;
    }

    private static EnterpriseView enterprise(@Nullable EntityView view) {
        return view instanceof EnterpriseView enterprise ? enterprise : EnterpriseView.BLANK;
    }

    private static ReportedView reported(@Nullable EntityView view) {
        return view instanceof ReportedView reported ? reported : ReportedView.BLANK;
    }

    private static GrantView grant(@Nullable EntityView view) {
        return view instanceof GrantView grant ? grant : GrantView.BLANK;
    }
}
