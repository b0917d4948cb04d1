@NullMarked
package vn.cnnt.registry.matching;

import org.jspecify.annotations.NullMarked;
