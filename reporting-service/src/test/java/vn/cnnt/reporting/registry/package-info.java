@NullMarked
package vn.cnnt.reporting.registry;

import org.jspecify.annotations.NullMarked;
