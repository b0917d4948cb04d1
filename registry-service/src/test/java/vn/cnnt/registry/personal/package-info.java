@NullMarked
package vn.cnnt.registry.personal;

import org.jspecify.annotations.NullMarked;
