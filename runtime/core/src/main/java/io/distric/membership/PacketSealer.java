package io.distric.membership;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.zip.Deflater;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;

/** Puts messages of this node into envelopes. Not thread-safe. */
public final class PacketSealer implements AutoCloseable {

  private static final int COMPRESS_MIN = 256;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 8 * Envelope.TAG_BYTES;

  private final String cluster;
  private final String sender;
  private final BootId boot;
  private final boolean compress;
  private final Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
  private final WireWriter body = new WireWriter(2048);
  private KeyRing ring;
  private @Nullable SecretKey key;
  private long packets;
  private long frames;

  /**
   * A sealer.
   *
   * @param cluster name of the cluster
   * @param sender id of this node
   * @param boot of this run; never used before
   * @param ring keys
   * @param compress whether to, where it makes packets smaller
   */
  public PacketSealer(String cluster, String sender, BootId boot, KeyRing ring, boolean compress) {
    this.cluster = cluster;
    this.sender = sender;
    this.boot = boot;
    this.compress = compress;
    this.ring = ring;
    use(ring);
  }

  /** Seals with the first of these keys from now on. */
  public void use(KeyRing keys) {
    ring = keys;
    key = keys.isEmpty() ? null : SenderKeys.derive(keys.first(), cluster, sender, boot);
  }

  /** A datagram. */
  public byte[] packet(List<GossipMessage> messages) {
    return seal(messages, 0, packets++);
  }

  /** A frame of a stream, without its length. */
  public byte[] frame(GossipMessage message) {
    return seal(List.of(message), Envelope.FRAME, frames++);
  }

  @Override
  public void close() {
    deflater.end();
  }

  private byte[] seal(List<GossipMessage> messages, int kind, long counter) {
    body.clear();
    MessageCodec.write(body, messages);
    byte[] bytes = body.array();
    int length = body.length();
    int flags = kind | (key == null ? 0 : Envelope.SEALED);
    if (compress && length >= COMPRESS_MIN) {
      byte[] smaller = new byte[length - 1];
      int deflated = deflate(bytes, length, smaller);
      if (deflated > 0) {
        bytes = smaller;
        length = deflated;
        flags |= Envelope.COMPRESSED;
      }
    }
    WireWriter out = header(flags, counter, length);
    return key == null ? clear(out, bytes, length) : sealed(out, key, kind, counter, bytes, length);
  }

  private WireWriter header(int flags, long counter, int length) {
    byte[] id = sender.getBytes(StandardCharsets.US_ASCII);
    int room = Envelope.HEADER_BYTES + id.length + length + Envelope.TAG_BYTES;
    return new WireWriter(room)
        .u8(Envelope.MAGIC)
        .u8(Envelope.VERSION)
        .u8(flags)
        .i32(Envelope.cluster(cluster))
        .i32(ring.isEmpty() ? 0 : ring.first().tag())
        .i64(boot.high())
        .i64(boot.low())
        .i64(counter)
        .u8(id.length)
        .raw(id, 0, id.length);
  }

  private static byte[] clear(WireWriter out, byte[] bytes, int length) {
    out.raw(bytes, 0, length);
    return out.i32(Envelope.checksum(out.array(), 0, out.length())).copy();
  }

  private static byte[] sealed(
      WireWriter out, SecretKey key, int kind, long counter, byte[] bytes, int length) {
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, kind, counter);
      cipher.updateAAD(out.array(), 0, out.length());
      byte[] sealed = cipher.doFinal(bytes, 0, length);
      return out.raw(sealed, 0, sealed.length).copy();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM seals what it is given", e);
    }
  }

  /** Datagrams and frames count apart; the nonce tells them apart. */
  static Cipher cipher(int mode, SecretKey key, int kind, long counter)
      throws GeneralSecurityException {
    byte[] nonce = ByteBuffer.allocate(NONCE_BYTES).putInt(kind).putLong(counter).array();
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    return cipher;
  }

  private int deflate(byte[] bytes, int length, byte[] into) {
    deflater.reset();
    deflater.setInput(bytes, 0, length);
    deflater.finish();
    int deflated = deflater.deflate(into);
    return deflater.finished() ? deflated : 0;
  }
}
