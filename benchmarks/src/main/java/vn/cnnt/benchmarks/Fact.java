package vn.cnnt.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import vn.cnnt.events.EnterpriseDetails;
import vn.cnnt.events.EnterpriseEvent;
import vn.cnnt.events.Envelope;
import vn.cnnt.events.FundingLine;
import vn.cnnt.events.GrantDetails;
import vn.cnnt.events.GrantEvent;
import vn.cnnt.events.Province;
import vn.cnnt.events.RecognitionDetails;
import vn.cnnt.events.RecognitionEvent;
import vn.cnnt.events.RegistryEvent;
import vn.cnnt.events.ReportedFigureEvent;
import vn.cnnt.events.UndecodableEvent;
import vn.cnnt.events.WireFormat;

/// What one thing (an enterprise's details, a recognition, a grant) adds to one row of the three tables that every peer
/// keeps: establishments, recognitions and grants, in the finest rows of our datasets of these names, as decided.
///
/// That is less than we keep (five datasets, each also rolled up, in two views of the places, with measures that count
/// once): whatever a peer wins by it is left to it.
///
/// @param cell names the row, the table first
record Fact(String cell, List<Long> measures) {
    static final Map<String, List<String>> MEASURES = Map.of(
            "enterprises", List.of("enterprises"),
            "recognitions", List.of("applied", "recognised", "notRecognised", "revoked"),
            "grants", List.of("grants", "totalCost"));
    static final Map<String, List<String>> DIMENSIONS = Map.of(
            "enterprises", List.of("province", "legalForm", "size", "status"),
            "recognitions", List.of("province", "votingYear", "level", "productGroup"),
            "grants", List.of("province", "planYear", "content", "kind", "state"));

    /// A thing as an event left it.
    record Thing(String id, List<Fact> facts) {}

    /// The event of a record that is the original; null of a copy for another addressee.
    static @Nullable Envelope original(byte[] key, Headers headers, byte[] value) {
        var subject = headers.lastHeader(WireFormat.SUBJECT);
        if (subject == null || !Arrays.equals(subject.value(), key)) {
            return null;
        }
        return decoded(headers, value);
    }

    static Envelope decoded(Headers headers, byte[] value) {
        try {
            return WireFormat.read(
                    name -> {
                        var header = headers.lastHeader(name);
                        return header == null ? null : header.value();
                    },
                    value);
        } catch (UndecodableEvent e) {
            throw new IllegalStateException("the benchmark's own log can't be read", e);
        }
    }

    static Thing of(Envelope envelope) {
        return switch (envelope.event()) {
            case EnterpriseEvent it -> new Thing(envelope.subject(), List.of(of(it.enterprise())));
            case RecognitionEvent it ->
                new Thing(envelope.subject() + "/" + it.recognition().id(), of(it.recognition()));
            case GrantEvent it -> new Thing(envelope.subject(), of(it.grant()));
            // Beside the figures, never in them.
            case ReportedFigureEvent _ -> new Thing(envelope.subject(), List.of());
            case RegistryEvent.Unknown _ -> new Thing(envelope.subject() + "/?", List.of());
        };
    }

    private static Fact of(EnterpriseDetails it) {
        var size = it.size() == null ? "UNKNOWN" : it.size().name();
        return fact("enterprises", List.of(it.province(), it.legalForm(), size, it.status()), 1);
    }

    private static List<Fact> of(RecognitionDetails it) {
        var decided = it.decidedProvince() == null ? it.province() : it.decidedProvince();
        var facts = new ArrayList<Fact>();
        switch (it.status()) {
            case APPLIED -> facts.add(recognition(it, it.province(), 1, 0, 0, 0));
            case RECOGNISED -> {
                facts.add(recognition(it, it.province(), 1, 0, 0, 0));
                facts.add(recognition(it, decided, 0, 1, 0, 0));
            }
            case NOT_RECOGNISED -> {
                facts.add(recognition(it, it.province(), 1, 0, 0, 0));
                facts.add(recognition(it, decided, 0, 0, 1, 0));
            }
            case REVOKED -> {
                facts.add(recognition(it, it.province(), 1, 0, 0, 0));
                facts.add(recognition(it, decided, 0, 0, 0, 1));
            }
            case WITHDRAWN -> {
                // Recorded in error: it counts nowhere.
            }
        }
        return facts;
    }

    private static Fact recognition(RecognitionDetails it, Province province, long... measures) {
        return fact("recognitions", List.of(province, it.votingYear(), it.level(), it.productGroup()), measures);
    }

    private static List<Fact> of(GrantDetails it) {
        if (!it.isOfficial()) {
            return List.of();
        }
        var cost = it.funding().stream().mapToLong(FundingLine::planned).sum();
        return List.of(
                fact("grants", List.of(it.province(), it.planYear(), it.content(), it.kind(), it.state()), 1, cost));
    }

    private static Fact fact(String table, List<Object> row, long... measures) {
        var cell = new StringBuilder(table);
        row.forEach(value -> cell.append('|').append(value));
        var numbers = new ArrayList<Long>();
        for (var measure : measures) {
            numbers.add(measure);
        }
        return new Fact(cell.toString(), List.copyOf(numbers));
    }
}
