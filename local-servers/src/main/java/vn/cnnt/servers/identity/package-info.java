/// Who somebody is, on one machine without an identity provider to install.
///
/// [IdentityProvider] is Spring's own authorization server on a port of its own: the services know it as they know any
/// OpenID Connect provider, by its issuer. [Accounts] are the local stack's people, with passwords made on the first
/// start; [TokenFolder] keeps a token of each of them at hand for `curl`. [TestIdentity] mints tokens for tests, of the
/// same accounts and with the same claims, without a provider.
///
/// It is for trying out, developing and testing: passwords lie in a file that only its owner can read.
@NullMarked
package vn.cnnt.servers.identity;

import org.jspecify.annotations.NullMarked;
