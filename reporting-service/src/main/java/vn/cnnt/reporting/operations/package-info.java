/// How the service is doing, for those who run it: what is looked at from time to time and remembered.
@NullMarked
package vn.cnnt.reporting.operations;

import org.jspecify.annotations.NullMarked;
