/// How both services tell their pages what happens, while it happens.
@NullMarked
package vn.cnnt.manners.stream;

import org.jspecify.annotations.NullMarked;
