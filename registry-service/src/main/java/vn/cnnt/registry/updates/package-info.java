/// What happens to the register's work, told while it happens: how far imports, merges, republications and the relay
/// are. Whoever has such work says how it stands ([NewsSource]); here it is looked at for all listeners together.
@NullMarked
package vn.cnnt.registry.updates;

import org.jspecify.annotations.NullMarked;
