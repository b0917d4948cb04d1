/// What a rule has to say about a request, before anybody puts it into words. It depends on nothing but Java, so the
/// pure parts of both services speak with it.
@NullMarked
package vn.cnnt.manners.finding;

import org.jspecify.annotations.NullMarked;
