@NullMarked
package vn.cnnt.registry.recognition;

import org.jspecify.annotations.NullMarked;
