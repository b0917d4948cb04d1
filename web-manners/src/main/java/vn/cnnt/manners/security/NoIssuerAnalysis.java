package vn.cnnt.manners.security;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Says in a few lines why the service doesn't start, and what to do, where a stack trace would say it in a hundred.
final class NoIssuerAnalysis extends AbstractFailureAnalyzer<NoIssuer> {
    @Override
    protected FailureAnalysis analyze(Throwable failure, NoIssuer cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()),
                "Set %s, e.g. as the environment variable %s."
                        .formatted(SecurityConfiguration.ISSUER, SecurityConfiguration.ISSUER_IN_ENVIRONMENT),
                cause);
    }
}
