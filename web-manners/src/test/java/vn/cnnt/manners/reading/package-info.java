@NullMarked
package vn.cnnt.manners.reading;

import org.jspecify.annotations.NullMarked;
