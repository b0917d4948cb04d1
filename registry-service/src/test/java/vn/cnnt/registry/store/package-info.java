@NullMarked
package vn.cnnt.registry.store;

import org.jspecify.annotations.NullMarked;
