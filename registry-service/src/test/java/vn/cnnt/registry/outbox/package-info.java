@NullMarked
package vn.cnnt.registry.outbox;

import org.jspecify.annotations.NullMarked;
