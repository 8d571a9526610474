package org.rollcall.localstack.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Access tokens as the realm would issue them, signed with a key of this test run. Services under test get the public
 * half by configuration, so that issuer, audience, expiry and algorithm are really checked.
 */
public final class TestTokens {
    /** Issuer that the services under test expect. */
    public static final String ISSUER = "http://localhost/realms/rollcall";
    /** Audience that the services under test expect. */
    public static final String AUDIENCE = "rollcall-api";

    private static final String KEYS_PROPERTY = "rollcall.test.keys";
    private static final long LIFETIME_SECONDS = 3_600;
    private static final KeyPair KEYS = keysOfRun();
    private static final ObjectMapper JSON = new ObjectMapper();

    private TestTokens() {}

    /** A good token of a person in these groups, given by full path. */
    public static String token(String name, String... groups) {
        return sign(claims(name, groups));
    }

    /** The claims of a good token, to be spoilt by a test before it signs them. */
    public static Map<String, Object> claims(String name, String... groups) {
        long now = Clock.systemUTC().instant().getEpochSecond();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", ISSUER);
        claims.put("aud", List.of(AUDIENCE));
        claims.put("sub", "subject-" + name);
        claims.put("name", name);
        claims.put("preferred_username", name);
        claims.put("typ", "Bearer");
        claims.put("iat", now);
        claims.put("exp", now + LIFETIME_SECONDS);
        claims.put("groups", List.of(groups));
        return claims;
    }

    /** Signs claims with this run's key. */
    public static String sign(Map<String, Object> claims) {
        try {
            String body = encode(JSON.writeValueAsBytes(Map.of("alg", "RS256", "typ", "JWT"))) + "."
                    + encode(JSON.writeValueAsBytes(claims));
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(KEYS.getPrivate());
            signature.update(body.getBytes(StandardCharsets.US_ASCII));
            return body + "." + encode(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a service under test is configured with to trust these tokens. */
    public static Map<String, String> config() {
        return Map.of(
                // Empty: an address would be asked for keys before the one given here is used.
                "quarkus.oidc.auth-server-url",
                "",
                "quarkus.oidc.public-key",
                Base64.getEncoder().encodeToString(KEYS.getPublic().getEncoded()),
                "quarkus.oidc.token.issuer",
                ISSUER,
                "quarkus.oidc.token.audience",
                AUDIENCE);
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** One pair per JVM, kept in a property, because a test framework may load this class more than once. */
    private static KeyPair keysOfRun() {
        synchronized (System.class) {
            try {
                String known = System.getProperty(KEYS_PROPERTY);
                if (known != null) {
                    String[] halves = known.split(" ", 2);
                    KeyFactory factory = KeyFactory.getInstance("RSA");
                    return new KeyPair(
                            factory.generatePublic(
                                    new X509EncodedKeySpec(Base64.getDecoder().decode(halves[0]))),
                            factory.generatePrivate(
                                    new PKCS8EncodedKeySpec(Base64.getDecoder().decode(halves[1]))));
                }
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
            KeyPair fresh = generate();
            System.setProperty(
                    KEYS_PROPERTY,
                    Base64.getEncoder().encodeToString(fresh.getPublic().getEncoded()) + " "
                            + Base64.getEncoder()
                                    .encodeToString(fresh.getPrivate().getEncoded()));
            return fresh;
        }
    }

    private static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
