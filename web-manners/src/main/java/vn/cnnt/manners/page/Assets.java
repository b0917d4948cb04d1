package vn.cnnt.manners.page;

import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

/// The files that pages need, under addresses that change with their content: a browser keeps them for ever.
public final class Assets {
    static final String PATH = "/assets/";

    private final Supplier<ResourceUrlProvider> addresses;

    Assets(Supplier<ResourceUrlProvider> addresses) {
        this.addresses = addresses;
    }

    /// Where the file is.
    public String address(String name) {
        return Objects.requireNonNull(addresses.get().getForLookupPath(PATH + name), name);
    }

    Frame.Files files() {
        return new Frame.Files(
                address("app.css"),
                address("htmx.min.js"),
                address("app.js"),
                address("desk.js"),
                address("live.js"),
                address("favicon.svg"));
    }
}
