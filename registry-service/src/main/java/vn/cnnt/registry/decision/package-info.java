/// What a command comes to: accepted with events, or refused with findings. Pure; the web layer turns findings into
/// words.
@NullMarked
package vn.cnnt.registry.decision;

import org.jspecify.annotations.NullMarked;
