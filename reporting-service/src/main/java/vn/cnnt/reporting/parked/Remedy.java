package vn.cnnt.reporting.parked;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.cnnt.events.WireFormat;
import vn.cnnt.reporting.pages.Entity;
import vn.cnnt.reporting.slots.LogRecord;
import vn.cnnt.reporting.slots.ParkedEvent;

/// What has to be sent again so that a blocked entity is whole, and what can only be given up. Pure.
///
/// @param again parked records that can be applied once what is before them is there, in the order of the log
/// @param missing by stream, the first version that has to come from the register's archive: unreadable as parked,
///     or never arrived
/// @param given by stream, the version before the first parked one that can be applied: what comes after it is
///     decided on when it has had its turn
/// @param waived streams in which only records without a version wait
/// @param lost the records that are given up with that
record Remedy(
        List<LogRecord> again,
        Map<String, Long> missing,
        Map<String, Long> given,
        TreeSet<String> waived,
        List<ParkedEvent> lost) {

    /// @param waiting the parked events of the entity that still wait, in the order of the log
    static Remedy of(String id, Entity<?> entity, List<ParkedEvent> waiting) {
        var byStream = new TreeMap<String, TreeMap<Long, ParkedEvent>>();
        var unversioned = new HashMap<String, List<ParkedEvent>>();
        for (var event : waiting) {
            var stream = event.subject() == null ? id : event.subject();
            if (event.reason() == ParkedEvent.Reason.UNADDRESSED) {
                unversioned.computeIfAbsent("", _ -> new ArrayList<>()).add(event);
            } else if (event.sequence() == 0) {
                unversioned.computeIfAbsent(stream, _ -> new ArrayList<>()).add(event);
            } else {
                // The later of two with one version may be the mended one.
                byStream.computeIfAbsent(stream, _ -> new TreeMap<>()).merge(event.sequence(), event, Remedy::better);
            }
        }
        var remedy =
                new Remedy(new ArrayList<>(), new TreeMap<>(), new TreeMap<>(), new TreeSet<>(), new ArrayList<>());
        byStream.forEach((stream, events) -> remedy.look(stream, entity.version(stream), events));
        unversioned.forEach((stream, events) -> {
            if (!byStream.containsKey(stream)) {
                remedy.waived.add(stream);
                if (!stream.isEmpty()) {
                    remedy.missing.put(stream, entity.version(stream) + 1);
                }
            }
            remedy.lost.addAll(events);
        });
        remedy.again.sort(Comparator.comparingLong(LogRecord::offset));
        return remedy;
    }

    /// Goes through one stream from the version it stands at.
    private void look(String stream, long held, TreeMap<Long, ParkedEvent> events) {
        var first = events.firstEntry();
        // Who joins late sees the stream only from there.
        var next = isJoined(first.getValue()) ? first.getKey() : held + 1;
        var isBeforeTheFirstGoodOne = true;
        for (var event : events.entrySet()) {
            if (event.getKey() > next && !isJoined(event.getValue())) {
                missing.putIfAbsent(stream, next);
                if (isBeforeTheFirstGoodOne) {
                    given.put(stream, event.getKey() - 1);
                }
            }
            if (isApplicable(event.getValue())) {
                again.add(event.getValue().record());
                isBeforeTheFirstGoodOne = false;
            } else {
                missing.putIfAbsent(stream, event.getKey());
                if (isBeforeTheFirstGoodOne) {
                    given.put(stream, event.getKey());
                    lost.add(event.getValue());
                }
            }
            next = event.getKey() + 1;
        }
    }

    private static boolean isApplicable(ParkedEvent event) {
        return switch (event.reason()) {
            case GAP, BEHIND -> true;
            case UNDECODABLE, UNAPPLIABLE, UNADDRESSED -> false;
        };
    }

    private static boolean isJoined(ParkedEvent event) {
        var header = event.record().header(WireFormat.JOINED);
        return header != null && isApplicable(event);
    }

    private static ParkedEvent better(ParkedEvent one, ParkedEvent other) {
        return isApplicable(one) ? one : other;
    }
}
