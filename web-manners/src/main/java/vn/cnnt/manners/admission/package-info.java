/// How much is taken on at once. What is more is turned away before it is read.
@NullMarked
package vn.cnnt.manners.admission;

import org.jspecify.annotations.NullMarked;
