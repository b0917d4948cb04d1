package vn.cnnt.manners.security;

import vn.cnnt.manners.Misconfigured;

/// The configuration names no identity provider, so that nobody says who people are: the service doesn't start.
final class NoIssuer extends Misconfigured {
    private static final long serialVersionUID = 1;

    NoIssuer(String property) {
        super(
                "the property " + property
                        + " is missing: the address of the OpenID Connect provider whose tokens count",
                "Set %s, e.g. as the environment variable %s.".formatted(property, inEnvironment(property)));
    }
}
