/// The published language of the register: what can happen, as records, and the values those records are made of.
///
/// An event says what happened, why, who recorded it and when, and carries the state after of the one thing it changed:
/// the enterprise's details, one recognition, one grant, or one reported figure. It never carries a delta, so a reader
/// applies it by putting that thing in its place, also when it doesn't know the type of a newer event.
///
/// Compatibility: within a version of a type only optional members are added. Readers ignore members they don't know.
/// What else changes gets a new version of the type beside the old one. The golden files of the tests keep this
/// promise. A member added later is a component that may be null, also where it is a number or a flag: old events don't
/// have it, and nothing stands in for it.
@NullMarked
package vn.cnnt.events;

import org.jspecify.annotations.NullMarked;
