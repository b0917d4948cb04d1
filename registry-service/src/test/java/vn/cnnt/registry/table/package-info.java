@NullMarked
package vn.cnnt.registry.table;

import org.jspecify.annotations.NullMarked;
