/// Who a request comes from and what they may do. Nothing here authenticates: an OpenID Connect provider says who
/// somebody is, a token or the cookie of a session carries it, and each service's table of [Permissions] says what
/// follows from it. The last rule of a table is to refuse.
@NullMarked
package vn.cnnt.manners.security;

import org.jspecify.annotations.NullMarked;
