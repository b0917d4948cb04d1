/// For operators: how far the events are on their way into the log, and how to send them again.
@NullMarked
package vn.cnnt.registry.publication;

import org.jspecify.annotations.NullMarked;
