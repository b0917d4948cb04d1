@NullMarked
package vn.cnnt.registry.updates;

import org.jspecify.annotations.NullMarked;
