@NullMarked
package vn.cnnt.manners.describing;

import org.jspecify.annotations.NullMarked;
