@NullMarked
package vn.cnnt.registry;

import org.jspecify.annotations.NullMarked;
