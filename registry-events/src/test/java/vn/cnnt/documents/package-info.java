/// What the project says about itself, held against what is there. It stands in the module that is built first, so a
/// wrong link fails in the first seconds of `mvn test`.
@NullMarked
package vn.cnnt.documents;

import org.jspecify.annotations.NullMarked;
