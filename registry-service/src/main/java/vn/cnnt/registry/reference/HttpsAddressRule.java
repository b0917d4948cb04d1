package vn.cnnt.registry.reference;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.cnnt.manners.Texts;
import vn.cnnt.manners.finding.Findings;
import vn.cnnt.manners.reading.TextRule;

/// Takes an address of a paper only where a reader can follow it without giving anything away: a page links to it as it
/// stands here.
@Component
public final class HttpsAddressRule implements TextRule<HttpsAddress> {
    @Override
    public Class<HttpsAddress> annotation() {
        return HttpsAddress.class;
    }

    @Override
    public @Nullable String read(String text, HttpsAddress asked, String field, Findings findings) {
        var address = text.strip();
        if (address.isEmpty()) {
            return null;
        }
        if (!isHttps(address)) {
            findings.error(field, "not-https-address", Texts.shown(address));
        }
        return address;
    }

    static boolean isHttps(String address) {
        try {
            var uri = new URI(address).parseServerAuthority();
            return "https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null && uri.getUserInfo() == null;
        } catch (URISyntaxException _) {
            return false;
        }
    }
}
