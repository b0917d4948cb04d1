/// Work that goes on in the background, whatever it is: who may do it, where only one instance at a time may
/// ([vn.cnnt.registry.work.Lease]), and the thread that does it and tries again after a fault
/// ([vn.cnnt.registry.work.Loop]).
@NullMarked
package vn.cnnt.registry.work;

import org.jspecify.annotations.NullMarked;
