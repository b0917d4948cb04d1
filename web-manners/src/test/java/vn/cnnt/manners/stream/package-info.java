@NullMarked
package vn.cnnt.manners.stream;

import org.jspecify.annotations.NullMarked;
