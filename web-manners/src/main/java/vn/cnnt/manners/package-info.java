/// How both services speak to programs and people: in two languages, with problem documents (RFC 9457) that name every
/// finding at once, and with the same headers, sizes and refusals.
///
/// There is no domain in it: what a finding is about, and what is wrong, is said by the service. A service depends on
/// the module and behaves so; [vn.cnnt.manners.MannersConfiguration] is found by Spring Boot itself.
@NullMarked
package vn.cnnt.manners;

import org.jspecify.annotations.NullMarked;
