/// Requests as records. What a body or a query may contain is declared once, by the components of a record and their
/// Bean Validation annotations: [vn.cnnt.manners.reading.Binder] reads by them, springdoc describes by them.
///
/// Jackson's own binding ends at the first thing that is wrong; here everything that is wrong is found at once.
@NullMarked
package vn.cnnt.manners.reading;

import org.jspecify.annotations.NullMarked;
