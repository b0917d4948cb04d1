package vn.cnnt.reporting.operations.pages;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;
import vn.cnnt.manners.PersonalId;
import vn.cnnt.manners.page.Speech;
import vn.cnnt.reporting.parked.ParkedController.ParkedItem;
import vn.cnnt.reporting.parked.ParkedEvents;
import vn.cnnt.reporting.statistics.EventWords;

/// A parked event as a page shows it.
record ParkedLook(ParkedItem item, Speech speech) {
    /// Who it is for, as its address has it.
    String entity() {
        var entity = item.entity();
        return entity == null ? ParkedEvents.UNADDRESSED : entity;
    }

    String address() {
        return address(entity());
    }

    /// The page of an entity, whatever its id is made of: the log says what it likes.
    static String address(String entity) {
        return "/parked/" + UriUtils.encodePathSegment(entity, StandardCharsets.UTF_8);
    }

    String cause() {
        return speech.say("parked.reason." + item.reason());
    }

    String since() {
        return speech.notation().moment(item.writtenAt());
    }

    /// What happened, in words, where its type can be read.
    @Nullable
    String event() {
        var type = item.type();
        if (type == null) {
            return null;
        }
        var title = EventWords.ofType(type);
        return speech.of(title.vi(), title.en());
    }

    /// Where in the log it is.
    String place() {
        return item.partition() + "/" + speech.notation().whole(item.offset());
    }

    /// `e-01… phiên bản 3`, as far as it can be read.
    @Nullable
    String version() {
        var sequence = item.sequence();
        return sequence == null
                ? null
                : speech.say("parked.version", String.valueOf(item.subject()), Long.toString(sequence));
    }

    /// As it came, personal ids masked.
    @Nullable
    String bytes() {
        var value = item.value();
        return value == null ? null : PersonalId.masked(value);
    }
}
