@NullMarked
package vn.cnnt.registry.merging;

import org.jspecify.annotations.NullMarked;
