package vn.cnnt.events;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// How an event looks in the log: CloudEvents 1.0 in Kafka's binary mode. Attributes are headers `ce_…`, the value is
/// JSON.
///
/// The key of a record is its addressee: the entity whose statistics it can change. The one sent to its own subject is
/// the original.
public final class WireFormat {
    public static final String ID = "ce_id";
    public static final String SOURCE = "ce_source";
    public static final String SPEC_VERSION = "ce_specversion";
    public static final String TYPE = "ce_type";
    public static final String SUBJECT = "ce_subject";
    public static final String TIME = "ce_time";
    public static final String SEQUENCE = "ce_sequence";
    public static final String HASH = "ce_hash";
    public static final String JOINED = "ce_joined";
    public static final String CONTENT_TYPE = "content-type";

    /// Identifies the register as the source of its events.
    public static final String REGISTRY = "urn:cnnt:registry";

    /// The one JSON of the contract: members in the order of the records, absent for null, unknown ones ignored,
    /// nothing guessed.
    public static final JsonMapper JSON = StrictJson.mapper();

    private static final Pattern TYPE_NAME =
            Pattern.compile("vn\\.cnnt\\.([a-z][a-z-]*)\\.([a-z][a-z-]*)\\.v([1-9][0-9]*)");
    private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,17}");
    private static final Pattern JSON_MEDIA_TYPE =
            Pattern.compile("application/json *(;.*)?", Pattern.CASE_INSENSITIVE);

    private WireFormat() {}

    /// The value of a record.
    private record Value(
            @Nullable String actor,
            @Nullable String reason,
            @Nullable List<String> confirmed,
            @Nullable LocalDate effectiveDate,
            @Nullable EnterpriseDetails enterprise,
            @Nullable RecognitionDetails recognition,
            @Nullable GrantDetails grant,
            @Nullable ReportedFigureDetails reportedFigure) {}

    /// The `ce_type` of an event.
    public static String typeOf(RegistryEvent event) {
        return switch (event) {
            case EnterpriseEvent.Registered _ -> "vn.cnnt.enterprise.registered.v1";
            case EnterpriseEvent.DetailsCorrected _ -> "vn.cnnt.enterprise.details-corrected.v1";
            case EnterpriseEvent.Moved _ -> "vn.cnnt.enterprise.moved.v1";
            case EnterpriseEvent.StatusChanged _ -> "vn.cnnt.enterprise.status-changed.v1";
            case EnterpriseEvent.PersonalIdErased _ -> "vn.cnnt.enterprise.personal-id-erased.v1";
            case EnterpriseEvent.Other other -> other.type();
            case RecognitionEvent.Applied _ -> "vn.cnnt.recognition.applied.v1";
            case RecognitionEvent.Decided _ -> "vn.cnnt.recognition.decided.v1";
            case RecognitionEvent.Corrected _ -> "vn.cnnt.recognition.corrected.v1";
            case RecognitionEvent.Revoked _ -> "vn.cnnt.recognition.revoked.v1";
            case RecognitionEvent.Withdrawn _ -> "vn.cnnt.recognition.withdrawn.v1";
            case RecognitionEvent.Other other -> other.type();
            case GrantEvent.Proposed _ -> "vn.cnnt.grant.proposed.v1";
            case GrantEvent.Recorded _ -> "vn.cnnt.grant.recorded.v1";
            case GrantEvent.Appraised _ -> "vn.cnnt.grant.appraised.v1";
            case GrantEvent.Approved _ -> "vn.cnnt.grant.approved.v1";
            case GrantEvent.Contracted _ -> "vn.cnnt.grant.contracted.v1";
            case GrantEvent.AdvancePaid _ -> "vn.cnnt.grant.advance-paid.v1";
            case GrantEvent.Accepted _ -> "vn.cnnt.grant.accepted.v1";
            case GrantEvent.Settled _ -> "vn.cnnt.grant.settled.v1";
            case GrantEvent.Returned _ -> "vn.cnnt.grant.returned.v1";
            case GrantEvent.Resubmitted _ -> "vn.cnnt.grant.resubmitted.v1";
            case GrantEvent.Rejected _ -> "vn.cnnt.grant.rejected.v1";
            case GrantEvent.Stopped _ -> "vn.cnnt.grant.stopped.v1";
            case GrantEvent.Adjusted _ -> "vn.cnnt.grant.adjusted.v1";
            case GrantEvent.Other other -> other.type();
            case ReportedFigureEvent.Recorded _ -> "vn.cnnt.reported-figure.recorded.v1";
            case ReportedFigureEvent.Corrected _ -> "vn.cnnt.reported-figure.corrected.v1";
            case ReportedFigureEvent.Withdrawn _ -> "vn.cnnt.reported-figure.withdrawn.v1";
            case ReportedFigureEvent.Other other -> other.type();
            case RegistryEvent.Unknown unknown -> unknown.type();
        };
    }

    static String value(String actor, @Nullable String reason, List<String> confirmed, RegistryEvent event) {
        var enterprise = event instanceof EnterpriseEvent e ? e.enterprise() : null;
        var recognition = event instanceof RecognitionEvent r ? r.recognition() : null;
        var grant = event instanceof GrantEvent g ? g.grant() : null;
        var figure = event instanceof ReportedFigureEvent f ? f.reportedFigure() : null;
        LocalDate effective = null;
        if (event instanceof EnterpriseEvent.Moved moved) {
            effective = moved.effectiveDate();
        } else if (event instanceof EnterpriseEvent.StatusChanged changed) {
            effective = changed.effectiveDate();
        }
        var noted = confirmed.isEmpty() ? null : confirmed;
        return JSON.writeValueAsString(
                new Value(actor, reason, noted, effective, enterprise, recognition, grant, figure));
    }

    /// The headers of a record for one addressee.
    public static Map<String, byte[]> headers(RecordedEvent event, boolean joined) {
        var headers = new LinkedHashMap<String, byte[]>();
        put(headers, SPEC_VERSION, "1.0");
        put(headers, ID, event.id());
        put(headers, SOURCE, REGISTRY);
        put(headers, TYPE, event.type());
        put(headers, SUBJECT, event.subject());
        put(headers, TIME, event.time());
        put(headers, SEQUENCE, Long.toString(event.sequence()));
        put(headers, HASH, event.hash());
        if (joined) {
            put(headers, JOINED, "true");
        }
        put(headers, CONTENT_TYPE, "application/json");
        return headers;
    }

    /// Reads a record of the log. The function gives the last header of a name, or null.
    public static Envelope read(Function<String, byte @Nullable []> header, byte @Nullable [] value)
            throws UndecodableEvent {
        if (!"1.0".equals(text(header, SPEC_VERSION))) {
            throw isNot(SPEC_VERSION, "1.0", text(header, SPEC_VERSION));
        }
        if (!REGISTRY.equals(text(header, SOURCE))) {
            throw isNot(SOURCE, REGISTRY, text(header, SOURCE));
        }
        if (!JSON_MEDIA_TYPE.matcher(text(header, CONTENT_TYPE)).matches()) {
            throw isNot(CONTENT_TYPE, "application/json", text(header, CONTENT_TYPE));
        }
        var subject = text(header, SUBJECT);
        var sequenceText = text(header, SEQUENCE);
        if (!VERSION.matcher(sequenceText).matches()) {
            throw new UndecodableEvent(
                    "no-version", SEQUENCE + " is not a version: " + sequenceText, null, SEQUENCE, sequenceText);
        }
        var sequence = Long.parseLong(sequenceText);
        var id = text(header, ID);
        if (!id.equals(subject + "@" + sequence)) {
            throw isNot(ID, SUBJECT + "@" + SEQUENCE, id);
        }
        if (value == null) {
            throw new UndecodableEvent("no-value", "the record has no value", null);
        }
        var event = new RecordedEvent(
                id,
                text(header, TYPE),
                subject,
                sequence,
                text(header, TIME),
                utf8("value", value),
                text(header, HASH));
        return decode(event, joined(header));
    }

    /// Reads an event as it was kept.
    public static Envelope decode(RecordedEvent recorded, boolean joined) throws UndecodableEvent {
        Value value;
        Instant time;
        try {
            value = JSON.readValue(recorded.value(), Value.class);
            time = Instant.parse(recorded.time());
        } catch (JacksonException e) {
            throw faultOf(e);
        } catch (DateTimeParseException e) {
            throw new UndecodableEvent(
                    "no-time", TIME + " is not a time: " + recorded.time(), e, TIME, recorded.time());
        }
        if (value == null) {
            throw new UndecodableEvent("null-value", "the value is null, not an object", null);
        }
        return new Envelope(
                recorded.id(),
                recorded.type(),
                recorded.subject(),
                recorded.sequence(),
                time,
                required(value.actor, "actor"),
                value.reason,
                value.confirmed == null ? List.of() : value.confirmed,
                event(recorded.type(), value),
                recorded.hash(),
                joined);
    }

    private static RegistryEvent event(String type, Value value) throws UndecodableEvent {
        var name = TYPE_NAME.matcher(type);
        if (!name.matches()) {
            throw new UndecodableEvent("no-type", TYPE + " is not a type of the register: " + type, null, TYPE, type);
        }
        var fact = "1".equals(name.group(3)) ? name.group(2) : "";
        return switch (name.group(1)) {
            case "enterprise" -> {
                var enterprise = required(value.enterprise, "enterprise");
                yield switch (fact) {
                    case "registered" -> new EnterpriseEvent.Registered(enterprise);
                    case "details-corrected" -> new EnterpriseEvent.DetailsCorrected(enterprise);
                    case "moved" ->
                        new EnterpriseEvent.Moved(enterprise, required(value.effectiveDate, "effectiveDate"));
                    case "status-changed" ->
                        new EnterpriseEvent.StatusChanged(enterprise, required(value.effectiveDate, "effectiveDate"));
                    case "personal-id-erased" -> new EnterpriseEvent.PersonalIdErased(enterprise);
                    default -> new EnterpriseEvent.Other(type, enterprise);
                };
            }
            case "recognition" -> {
                var recognition = required(value.recognition, "recognition");
                yield switch (fact) {
                    case "applied" -> new RecognitionEvent.Applied(recognition);
                    case "decided" -> new RecognitionEvent.Decided(recognition);
                    case "corrected" -> new RecognitionEvent.Corrected(recognition);
                    case "revoked" -> new RecognitionEvent.Revoked(recognition);
                    case "withdrawn" -> new RecognitionEvent.Withdrawn(recognition);
                    default -> new RecognitionEvent.Other(type, recognition);
                };
            }
            case "grant" -> {
                var grant = required(value.grant, "grant");
                yield switch (fact) {
                    case "proposed" -> new GrantEvent.Proposed(grant);
                    case "recorded" -> new GrantEvent.Recorded(grant);
                    case "appraised" -> new GrantEvent.Appraised(grant);
                    case "approved" -> new GrantEvent.Approved(grant);
                    case "contracted" -> new GrantEvent.Contracted(grant);
                    case "advance-paid" -> new GrantEvent.AdvancePaid(grant);
                    case "accepted" -> new GrantEvent.Accepted(grant);
                    case "settled" -> new GrantEvent.Settled(grant);
                    case "returned" -> new GrantEvent.Returned(grant);
                    case "resubmitted" -> new GrantEvent.Resubmitted(grant);
                    case "rejected" -> new GrantEvent.Rejected(grant);
                    case "stopped" -> new GrantEvent.Stopped(grant);
                    case "adjusted" -> new GrantEvent.Adjusted(grant);
                    default -> new GrantEvent.Other(type, grant);
                };
            }
            case "reported-figure" -> {
                var figure = required(value.reportedFigure, "reportedFigure");
                yield switch (fact) {
                    case "recorded" -> new ReportedFigureEvent.Recorded(figure);
                    case "corrected" -> new ReportedFigureEvent.Corrected(figure);
                    case "withdrawn" -> new ReportedFigureEvent.Withdrawn(figure);
                    default -> new ReportedFigureEvent.Other(type, figure);
                };
            }
            default -> new RegistryEvent.Unknown(type);
        };
    }

    private static <T> T required(@Nullable T member, String name) throws UndecodableEvent {
        if (member == null) {
            throw new UndecodableEvent("lacks", "the value has no " + name, null, name);
        }
        return member;
    }

    private static UndecodableEvent isNot(String header, String wanted, String found) {
        return new UndecodableEvent("is-not", header + " is not " + wanted + ": " + found, null, header, wanted, found);
    }

    /// What Jackson found, with the path of the member it found it in.
    private static UndecodableEvent faultOf(JacksonException e) {
        var path = new StringBuilder();
        for (var step : e.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        var where = path.isEmpty() ? "the value" : path.toString();
        if (e.getCause() instanceof NullPointerException missing && missing.getMessage() != null) {
            return new UndecodableEvent(
                    "member-lacks",
                    where + " can't be read: it has no " + missing.getMessage(),
                    e,
                    where,
                    missing.getMessage());
        }
        var said = e.getOriginalMessage();
        return new UndecodableEvent("unreadable", where + " can't be read: " + said, e, where, said);
    }

    private static boolean joined(Function<String, byte @Nullable []> header) throws UndecodableEvent {
        var bytes = header.apply(JOINED);
        if (bytes == null) {
            return false;
        }
        return switch (utf8(JOINED, bytes)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new UndecodableEvent("neither", JOINED + " is neither true nor false", null, JOINED);
        };
    }

    private static String text(Function<String, byte @Nullable []> header, String name) throws UndecodableEvent {
        var bytes = header.apply(name);
        if (bytes == null || bytes.length == 0) {
            throw new UndecodableEvent("no-header", "the record has no header " + name, null, name);
        }
        return utf8(name, bytes);
    }

    /// Strict: a byte that is no UTF-8 must not turn silently into another character. The platform's own quick decoding
    /// puts U+FFFD in its place; only a text with one is looked at more closely.
    private static String utf8(String what, byte[] bytes) throws UndecodableEvent {
        var text = new String(bytes, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') < 0) {
            return text;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UndecodableEvent("not-utf8", what + " is not UTF-8", e, what);
        }
    }

    private static void put(Map<String, byte[]> headers, String name, String text) {
        headers.put(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
