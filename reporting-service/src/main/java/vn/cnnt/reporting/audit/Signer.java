package vn.cnnt.reporting.audit;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.cnnt.manners.Misconfigured;

/// Signs certificates with an Ed25519 key (RFC 8032) from the configuration, and checks such signatures.
final class Signer {
    private static final Pattern FRAME = Pattern.compile("-----[A-Z ]++-----");

    static final String ALGORITHM = "Ed25519";

    private static final String PROPERTY = "cnnt.reporting.signing";

    private final PrivateKey key;
    private final String publicKey;

    private Signer(PrivateKey key, String publicKey) {
        this.key = key;
        this.publicKey = publicKey;
    }

    /// Null where nothing is to be signed. Misconfigured where it is no pair of such keys.
    ///
    /// @param pem the private key as PKCS#8, in PEM or its base64 alone
    /// @param publicPem the public one as X.509, likewise; checked to belong to the private one
    static @Nullable Signer of(@Nullable String pem, @Nullable String publicPem) {
        if (pem == null || pem.isBlank()) {
            return null;
        }
        if (publicPem == null || publicPem.isBlank()) {
            throw unusable(".public-key is missing");
        }
        try {
            var factory = KeyFactory.getInstance(ALGORITHM);
            var key = factory.generatePrivate(new PKCS8EncodedKeySpec(bytes(pem)));
            if (!(key instanceof EdECPrivateKey)) {
                throw unusable(".private-key is no Ed25519 key");
            }
            var signer = new Signer(key, Base64.getEncoder().encodeToString(bytes(publicPem)));
            var probe = new byte[] {1, 2, 3};
            if (!isBy(signer.publicKey, probe, signer.value(probe))) {
                throw unusable(": the keys are not a pair");
            }
            return signer;
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            // with no cause: its message may say what a key begins with
            throw unusable(".private-key is not an Ed25519 key in PKCS#8");
        }
    }

    private static Misconfigured unusable(String fault) {
        return new Misconfigured(
                PROPERTY + fault,
                "Make a pair: openssl genpkey -algorithm ed25519 -out private.pem, "
                        + "openssl pkey -in private.pem -pubout -out public.pem; set both as %s and %s. "
                                .formatted(
                                        Misconfigured.inEnvironment(PROPERTY + ".private-key"),
                                        Misconfigured.inEnvironment(PROPERTY + ".public-key"))
                        + "With neither, packs are not signed.");
    }

    Map<String, Object> sign(byte[] bytes) {
        var signature = new LinkedHashMap<String, Object>();
        signature.put("algorithm", ALGORITHM);
        signature.put("publicKey", publicKey);
        signature.put("value", value(bytes));
        return signature;
    }

    /// A public key from PEM, or its base64 alone, as signatures name it. IllegalArgumentException where it is none.
    static String publicKey(String pem) {
        try {
            var bytes = bytes(pem);
            KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(bytes));
            return Base64.getEncoder().encodeToString(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an Ed25519 public key (X.509): " + e.getMessage(), e);
        }
    }

    static boolean isBy(String publicKey, byte[] bytes, String value) {
        try {
            var key = KeyFactory.getInstance(ALGORITHM)
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey)));
            var signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(key);
            signature.update(bytes);
            return signature.verify(Base64.getDecoder().decode(value));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false; // what is no key or no signature is not by anyone
        }
    }

    private String value(byte[] bytes) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(bytes);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key that could sign can't any more", e);
        }
    }

    private static byte[] bytes(String pem) {
        return Base64.getMimeDecoder().decode(FRAME.matcher(pem).replaceAll(""));
    }
}
