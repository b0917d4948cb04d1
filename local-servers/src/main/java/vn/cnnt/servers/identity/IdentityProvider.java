package vn.cnnt.servers.identity;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import vn.cnnt.servers.PortInUse;
import vn.cnnt.servers.ServerNotStarted;

/// Spring's authorization server in this process: an OpenID Connect provider for the services of one machine.
public final class IdentityProvider implements AutoCloseable {

    /// The one client that also asks in its own name.
    public static final String ASKS_THE_REGISTRY = Accounts.REPORTING_SERVICE;

    private final ConfigurableApplicationContext context;
    private final TokenFolder tokens;
    private final Signer signer;
    private final Accounts accounts;

    private IdentityProvider(
            ConfigurableApplicationContext context, TokenFolder tokens, Signer signer, Accounts accounts) {
        this.context = context;
        this.tokens = tokens;
        this.signer = signer;
        this.accounts = accounts;
    }

    /// Starts with what is in the folder, or makes it: `accounts.json`, `tokens`, the key.
    ///
    /// @param port a port, not 0: tokens name it
    /// @param registry where the browser is sent back to
    /// @param reporting the same
    public static IdentityProvider start(Path folder, int port, URI registry, URI reporting) {
        try {
            var issuer = issuerAt(port);
            var signer = Signer.of(issuer, folder.resolve("identity-key.json"));
            var accounts = Accounts.in(folder.resolve("accounts.json"));
            var tokens = new TokenFolder(folder.resolve("tokens"), signer, accounts, Clock.systemUTC());
            tokens.keep();
            var clients = Map.of(Accounts.REGISTRY_SERVICE, registry, Accounts.REPORTING_SERVICE, reporting);
            return new IdentityProvider(run(port, signer, accounts, clients), tokens, signer, accounts);
        } catch (IOException failure) {
            throw new ServerNotStarted("The identity provider cannot start: " + failure.getMessage(), failure);
        }
    }

    private static ConfigurableApplicationContext run(
            int port, Signer signer, Accounts accounts, Map<String, URI> clients) {
        var application = new SpringApplication(ProviderConfiguration.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setRegisterShutdownHook(false);
        // The log is this process's, not the provider's; what Tomcat says goes there, too.
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        application.setListeners(application.getListeners().stream()
                .filter(listener -> !(listener instanceof LoggingApplicationListener))
                .toList());
        application.addInitializers(context -> {
            var beans = (GenericApplicationContext) context;
            beans.registerBean(Signer.class, () -> signer);
            beans.registerBean(Accounts.class, () -> accounts);
            beans.registerBean(Clients.class, () -> new Clients(clients));
        });
        try {
            // As arguments: what the environment says of a server's port is not about this one.
            return application.run(
                    "--spring.config.name=identity-provider",
                    "--spring.application.name=identity-provider",
                    "--spring.jmx.enabled=false",
                    "--spring.mvc.servlet.load-on-startup=1",
                    "--server.address=127.0.0.1",
                    "--server.port=" + port,
                    "--server.tomcat.threads.max=20",
                    "--server.servlet.session.cookie.name=cnnt-identity",
                    "--server.servlet.session.cookie.http-only=true",
                    "--server.servlet.session.cookie.same-site=lax");
        } catch (PortInUseException inUse) {
            throw new PortInUse("The identity provider", port);
        }
    }

    /// As the services are told it.
    public static String issuerAt(int port) {
        return "http://127.0.0.1:" + port;
    }

    /// The services, and where each is.
    record Clients(Map<String, URI> addresses) {}

    public String issuer() {
        return signer.issuer();
    }

    public List<Accounts.Known> accounts() {
        return accounts.people();
    }

    /// What a service proves with that it is that service.
    public String secretOf(String client) {
        return accounts.secret(client);
    }

    @Override
    public void close() {
        tokens.close();
        context.close();
    }
}
