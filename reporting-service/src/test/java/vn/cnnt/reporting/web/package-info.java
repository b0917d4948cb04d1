/// The figures as a client gets them, over HTTP from the running service.
@NullMarked
package vn.cnnt.reporting.web;

import org.jspecify.annotations.NullMarked;
