/// The figures over HTTP: tables, explanations, what is parked.
///
/// Requests become questions here and answers become JSON or CSV; whatever is wrong with a request becomes a problem
/// document (RFC 9457) that names the parameter, what is wrong and what would be right, in Vietnamese or English.
@NullMarked
package vn.cnnt.reporting.web;

import org.jspecify.annotations.NullMarked;
