@NullMarked
package vn.cnnt.manners.admission;

import org.jspecify.annotations.NullMarked;
