@NullMarked
package vn.cnnt.manners.security;

import org.jspecify.annotations.NullMarked;
