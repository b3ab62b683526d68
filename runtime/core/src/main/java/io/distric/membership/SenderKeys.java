package io.distric.membership;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * Keys of senders: each run of each node seals with its own, so that counters are enough to never
 * repeat a nonce, and nobody has to agree on anything.
 */
final class SenderKeys {

  private static final String PURPOSE = "distric gossip 1";

  private SenderKeys() {}

  static SecretKey derive(KeyRing.Key key, String cluster, String sender, BootId boot) {
    byte[] salt =
        ByteBuffer.allocate(2 * Long.BYTES).putLong(boot.high()).putLong(boot.low()).array();
    byte[] info = (PURPOSE + '\0' + cluster + '\0' + sender).getBytes(StandardCharsets.UTF_8);
    try {
      return KDF.getInstance("HKDF-SHA256")
          .deriveKey(
              "AES",
              HKDFParameterSpec.ofExtract()
                  .addIKM(key.secret())
                  .addSalt(salt)
                  .thenExpand(info, KeyRing.KEY_BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK from 25 on has HKDF-SHA256", e);
    }
  }
}
