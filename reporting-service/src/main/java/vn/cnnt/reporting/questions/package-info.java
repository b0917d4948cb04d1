/// The figures over HTTP: tables, explanations, datasets, the public list.
///
/// Requests become questions here and answers become JSON or files, each of one run and one cut; whatever is wrong with
/// a request becomes a problem document (RFC 9457) that names the parameter, what is wrong and what would be right, in
/// Vietnamese or English. What a question means stands in `statistics`, which knows no HTTP and no framework.
@NullMarked
package vn.cnnt.reporting.questions;

import org.jspecify.annotations.NullMarked;
