@NullMarked
package vn.cnnt.registry.command;

import org.jspecify.annotations.NullMarked;
