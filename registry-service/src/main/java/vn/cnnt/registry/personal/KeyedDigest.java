package vn.cnnt.registry.personal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/// Tells whether two things are the same without keeping them (HMAC-SHA-256). Of what holds a personal id a plain
/// digest would give it away: there are too few to be worth hiding from who tries all of them.
@Component
public class KeyedDigest {
    private static final String HMAC = "HmacSHA256";

    private final SecretKeySpec key;

    KeyedDigest(PersonalSettings settings) {
        this.key = new SecretKeySpec(KeyFile.read(PersonalSettings.EQUALITY_KEY, settings.equalityKey()), HMAC);
    }

    /// What is digested: the same text as something else has another digest.
    public enum Of {
        PERSON,
        REQUEST,
        FILE
    }

    public String of(Of what, String text) {
        return of(what, text.getBytes(StandardCharsets.UTF_8));
    }

    public String of(Of what, byte[] bytes) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(key);
            mac.update(what.name().getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return HexFormat.of().formatHex(mac.doFinal(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }
}
