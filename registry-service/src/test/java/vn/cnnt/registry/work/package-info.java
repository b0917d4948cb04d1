@NullMarked
package vn.cnnt.registry.work;

import org.jspecify.annotations.NullMarked;
