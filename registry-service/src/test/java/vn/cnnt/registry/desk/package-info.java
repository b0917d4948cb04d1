@NullMarked
package vn.cnnt.registry.desk;

import org.jspecify.annotations.NullMarked;
