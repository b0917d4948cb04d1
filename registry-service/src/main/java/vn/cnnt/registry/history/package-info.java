/// What happened to one aggregate, event by event, with what each changed, and the proof that none of it was tampered
/// with.
@NullMarked
package vn.cnnt.registry.history;

import org.jspecify.annotations.NullMarked;
