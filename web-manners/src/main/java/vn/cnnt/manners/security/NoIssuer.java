package vn.cnnt.manners.security;

/// Nobody says who people are, so the service doesn't start.
final class NoIssuer extends RuntimeException {
    private static final long serialVersionUID = 1;

    NoIssuer(String property) {
        super("the property " + property
                + " is missing: the address of the OpenID Connect provider whose tokens count");
    }
}
