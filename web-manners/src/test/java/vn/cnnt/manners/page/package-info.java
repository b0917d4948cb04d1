@NullMarked
package vn.cnnt.manners.page;

import org.jspecify.annotations.NullMarked;
