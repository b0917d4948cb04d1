@NullMarked
package vn.cnnt.manners.audit;

import org.jspecify.annotations.NullMarked;
