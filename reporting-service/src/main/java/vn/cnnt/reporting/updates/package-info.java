/// Tells clients that the figures have moved, and which: so that a page is read again when it has changed and not
/// before.
///
/// Nothing is queued for anyone. What has changed since a client's last event is worked out when the client can take
/// the next one: a slow client gets fewer events that say more, and one that comes back gets what it has missed.
@NullMarked
package vn.cnnt.reporting.updates;

import org.jspecify.annotations.NullMarked;
