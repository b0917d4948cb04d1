@NullMarked
package vn.cnnt.manners;

import org.jspecify.annotations.NullMarked;
