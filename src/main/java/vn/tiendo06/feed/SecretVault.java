package vn.tiendo06.feed;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jboss.logging.Logger;

/** Secrets as the database keeps them: AES-256-GCM under the installation's key, each bound to its webhook. */
@ApplicationScoped
class SecretVault {

    static final String PREFIX = "whsec_";

    private static final int SECRET_BYTES = 32;
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private static final Logger LOG = Logger.getLogger(SecretVault.class);

    private final SecureRandom random = new SecureRandom();
    private final List<SecretKeySpec> keys;

    SecretVault(WebhookSettings settings) {
        this.keys = Stream.of(settings.key(), settings.previousKey())
                .flatMap(Optional::stream)
                .filter(key -> !key.isBlank())
                .map(SecretVault::key)
                .toList();
    }

    private static SecretKeySpec key(String text) {
        byte[] bytes = Base64.getDecoder().decode(text.strip());
        if (bytes.length != KEY_BYTES) {
            throw new IllegalStateException("tiendo06.webhooks.key must be 32 bytes in base64");
        }
        return new SecretKeySpec(bytes, "AES");
    }

    /** A key that is none is told at the start, not at the first webhook. */
    void onStart(@Observes StartupEvent event) {
        LOG.debugf("%d keys for webhook secrets", keys.size());
    }

    /** Whether there is a key to keep secrets with. */
    boolean isOpen() {
        return !keys.isEmpty();
    }

    byte[] newSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return secret;
    }

    /** As its owner gets it. */
    static String text(byte[] secret) {
        return PREFIX + Base64.getEncoder().encodeToString(secret);
    }

    byte[] lock(UUID webhook, byte[] secret) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] locked =
                    cipher(Cipher.ENCRYPT_MODE, keys.getFirst(), nonce, webhook).doFinal(secret);
            return ByteBuffer.allocate(nonce.length + locked.length)
                    .put(nonce)
                    .put(locked)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether the keys at hand open what is kept. */
    boolean opens(UUID webhook, byte[] stored) {
        return find(webhook, stored).isPresent();
    }

    byte[] unlock(UUID webhook, byte[] stored) {
        return find(webhook, stored)
                .orElseThrow(() -> new IllegalStateException("No key opens the secret of webhook " + webhook));
    }

    private Optional<byte[]> find(UUID webhook, byte[] stored) {
        byte[] nonce = Arrays.copyOf(stored, NONCE_BYTES);
        for (SecretKeySpec key : keys) {
            try {
                return Optional.of(cipher(Cipher.DECRYPT_MODE, key, nonce, webhook)
                        .doFinal(stored, NONCE_BYTES, stored.length - NONCE_BYTES));
            } catch (AEADBadTagException e) {
                // Of the other key, perhaps.
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
        return Optional.empty();
    }

    private static Cipher cipher(int mode, SecretKeySpec key, byte[] nonce, UUID webhook)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(ByteBuffer.allocate(Long.BYTES * 2)
                .putLong(webhook.getMostSignificantBits())
                .putLong(webhook.getLeastSignificantBits())
                .array());
        return cipher;
    }
}
