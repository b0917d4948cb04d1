@NullMarked
package vn.cnnt.registry.history;

import org.jspecify.annotations.NullMarked;
