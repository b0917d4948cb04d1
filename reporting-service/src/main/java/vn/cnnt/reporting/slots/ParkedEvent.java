package vn.cnnt.reporting.slots;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A record that could not be applied, kept as it came with the reason. It is a function of the log, so that it may be
/// written again.
///
/// @param entity the addressee; empty where the record names none
/// @param message what exactly is wrong, naming the member or header at fault: in codes, which are put into words for
///     whoever reads; of one parked by an earlier version the words
/// @param subject the stream, where it can be read
/// @param sequence the version, 0 where it can't be read
/// @param type the `ce_type`, where it can be read
public record ParkedEvent(
        String entity,
        LogRecord record,
        Reason reason,
        String message,
        @Nullable String subject,
        long sequence,
        @Nullable String type) {

    /// Why a record is parked.
    public enum Reason {
        /// The record can't be read as an event.
        UNDECODABLE,
        /// A version before it is missing.
        GAP,
        /// An earlier event of its entity is parked.
        BEHIND,
        /// The record can be read, but the figures can't be made of it.
        UNAPPLIABLE,
        /// The record has no key, so that nobody's figures can be meant.
        UNADDRESSED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
