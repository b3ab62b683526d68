package io.distric.membership;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * Opens envelopes of others. What is not for this cluster, has no key of the ring, was changed or
 * was seen before is dropped without an answer. Not thread-safe.
 */
public final class PacketOpener implements AutoCloseable {

  /** Bytes by which an envelope is known before the rest of it is there. */
  public static final int HEAD_BYTES = Envelope.HEADER_BYTES;

  /** No member puts more into a datagram, before it compresses it. */
  private static final int PACKET_BYTES_MAX = 2048;

  private static final int DERIVATIONS_PER_SECOND = 2000;
  private static final long OLD_BOOT_REFUSED = 10_000;

  private final String cluster;
  private final int clusterTag;
  private final int stateBytesMax;
  private final Map<String, Sender> senders;
  private final Inflater inflater = new Inflater(true);
  private KeyRing ring;
  private long derivationSecond;
  private int derivations;
  private long dropped;
  private long foreign;
  private long forged;
  private long replayed;

  /**
   * An opener.
   *
   * @param cluster name of the cluster
   * @param ring keys
   * @param sendersMax senders remembered
   * @param stateBytesMax bytes of a frame, unpacked
   */
  public PacketOpener(String cluster, KeyRing ring, int sendersMax, int stateBytesMax) {
    this.cluster = cluster;
    this.ring = ring;
    this.stateBytesMax = stateBytesMax;
    clusterTag = Envelope.cluster(cluster);
    senders = new Senders(sendersMax);
  }

  /** Opens with these keys from now on. */
  public void use(KeyRing keys) {
    ring = keys;
    senders.values().forEach(Sender::forgetKeys);
  }

  /** Senders remembered. */
  int senders() {
    return senders.size();
  }

  /** Packets that were dropped, for whatever reason. */
  public long dropped() {
    return dropped;
  }

  /** Packets that were not for this cluster, had no key of the ring, or were in the clear. */
  public long foreign() {
    return foreign;
  }

  /** Packets that named a key of the ring and were not sealed with it, or were changed. */
  public long forged() {
    return forged;
  }

  /** Packets that were seen before, or too long ago to tell. */
  public long replayed() {
    return replayed;
  }

  /**
   * Opens an envelope.
   *
   * @param bytes of it
   * @param frame whether it came on a stream
   * @param now milliseconds on a clock that never goes back
   */
  public Optional<Opened> open(byte[] bytes, boolean frame, long now) {
    return open(bytes, bytes.length, frame, now);
  }

  /**
   * Opens an envelope that fills only a part of a buffer.
   *
   * @param bytes begin with it, and are not kept
   * @param length of it
   * @param frame whether it came on a stream
   * @param now milliseconds on a clock that never goes back
   */
  public Optional<Opened> open(byte[] bytes, int length, boolean frame, long now) {
    if (!ours(bytes, length, frame)) {
      foreign++;
      dropped++;
      return Optional.empty();
    }
    try {
      Opened opened = read(bytes, length, now);
      return Optional.of(opened);
    } catch (MalformedException e) {
      dropped++;
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    inflater.end();
  }

  private boolean ours(byte[] bytes, int length, boolean frame) {
    int idEnd = length < HEAD_BYTES ? 0 : idEnd(bytes);
    return idEnd != 0 && length >= idEnd + Envelope.CHECKSUM_BYTES && admits(bytes, frame);
  }

  /**
   * Whether an envelope that begins so may be for this member. Looks only at the bytes, and makes
   * nothing: anyone may send them.
   *
   * @param bytes the first {@link #HEAD_BYTES} of it, or more
   * @param frame whether it comes on a stream
   */
  public boolean admits(byte[] bytes, boolean frame) {
    int flags = bytes[Envelope.FLAGS_AT];
    boolean layout =
        (bytes[0] & 0xff) == Envelope.MAGIC
            && bytes[Envelope.VERSION_AT] == Envelope.VERSION
            && (flags & ~7) == 0
            && (flags & Envelope.FRAME) != 0 == frame
            && Envelope.i32(bytes, Envelope.CLUSTER_AT) == clusterTag;
    boolean sealed = (flags & Envelope.SEALED) != 0;
    if (!layout || sealed == ring.isEmpty()) {
      return false;
    }
    return !sealed || ring.has(Envelope.i32(bytes, Envelope.KEY_AT));
  }

  private static int idEnd(byte[] bytes) {
    int length = bytes[Envelope.ID_LENGTH_AT] & 0xff;
    return length == 0 || length > Names.ID_CHARS_MAX ? 0 : Envelope.HEADER_BYTES + length;
  }

  private Opened read(byte[] bytes, int length, long now) throws MalformedException {
    int bodyAt = idEnd(bytes);
    int idLength = bodyAt - Envelope.HEADER_BYTES;
    String id = new String(bytes, Envelope.HEADER_BYTES, idLength, StandardCharsets.US_ASCII);
    if (!Names.isId(id)) {
      throw new MalformedException();
    }
    int flags = bytes[Envelope.FLAGS_AT];
    if ((flags & Envelope.SEALED) == 0) {
      return clear(bytes, length, id, bodyAt, flags);
    }
    BootId boot =
        new BootId(
            Envelope.i64(bytes, Envelope.BOOT_AT), Envelope.i64(bytes, Envelope.BOOT_AT + 8));
    long counter = Envelope.i64(bytes, Envelope.COUNTER_AT);
    Sender newest = senders.get(id);
    Sender known = newest == null ? null : newest.run(boot);
    Sender sender = known == null ? stranger(newest, boot, now) : known;
    ReplayWindow window = (flags & Envelope.FRAME) == 0 ? sender.packets : sender.frames;
    if (!window.fresh(counter)) {
      replayed++;
      throw new MalformedException();
    }
    SecretKey key = key(sender, Envelope.i32(bytes, Envelope.KEY_AT), id, now);
    byte[] body = decrypt(bytes, length, bodyAt, key, counter);
    window.accept(counter);
    sender.heardAt = now;
    if (known == null) {
      remember(id, newest, sender);
    }
    return new Opened(id, boot, messages(body, 0, body.length, flags));
  }

  /** A run that is older than one just heard is not the node, but someone who repeats it. */
  private static Sender stranger(@Nullable Sender newest, BootId boot, long now)
      throws MalformedException {
    if (newest != null && newest.isLaterThan(boot) && now - newest.heardAt < OLD_BOOT_REFUSED) {
      throw new MalformedException();
    }
    return new Sender(boot, now);
  }

  /** Packets of an earlier run may not wipe out what is known to have been seen of the newest. */
  private void remember(String id, @Nullable Sender newest, Sender run) {
    if (newest != null && newest.isLaterThan(run.boot)) {
      newest.other = run;
      return;
    }
    if (newest != null) {
      newest.other = null;
      run.other = newest;
    }
    senders.put(id, run);
  }

  private Opened clear(byte[] bytes, int length, String id, int bodyAt, int flags)
      throws MalformedException {
    int end = length - Envelope.CHECKSUM_BYTES;
    if (Envelope.checksum(bytes, 0, end) != Envelope.i32(bytes, end)) {
      throw new MalformedException();
    }
    BootId boot =
        new BootId(
            Envelope.i64(bytes, Envelope.BOOT_AT), Envelope.i64(bytes, Envelope.BOOT_AT + 8));
    return new Opened(id, boot, messages(bytes, bodyAt, end, flags));
  }

  private SecretKey key(Sender sender, int tag, String id, long now) throws MalformedException {
    SecretKey cached = sender.key;
    if (cached != null && sender.keyTag == tag) {
      return cached;
    }
    if (now / 1000 != derivationSecond) {
      derivationSecond = now / 1000;
      derivations = 0;
    }
    // Deriving costs more than dropping; a flood of made-up senders must not cost everything.
    if (++derivations > DERIVATIONS_PER_SECOND) {
      throw new MalformedException();
    }
    KeyRing.Key ringKey = ring.tagged(tag).orElseThrow(MalformedException::new);
    SecretKey derived = SenderKeys.derive(ringKey, cluster, id, sender.boot);
    sender.key = derived;
    sender.keyTag = tag;
    return derived;
  }

  private byte[] decrypt(byte[] bytes, int length, int bodyAt, SecretKey key, long counter)
      throws MalformedException {
    try {
      int kind = bytes[Envelope.FLAGS_AT] & Envelope.FRAME;
      Cipher cipher = PacketSealer.cipher(Cipher.DECRYPT_MODE, key, kind, counter);
      cipher.updateAAD(bytes, 0, bodyAt);
      return cipher.doFinal(bytes, bodyAt, length - bodyAt);
    } catch (GeneralSecurityException e) {
      forged++;
      throw new MalformedException();
    }
  }

  private List<GossipMessage> messages(byte[] bytes, int from, int end, int flags)
      throws MalformedException {
    if ((flags & Envelope.COMPRESSED) == 0) {
      return MessageDecoder.read(new WireReader(bytes, from, end));
    }
    boolean frame = (flags & Envelope.FRAME) != 0;
    byte[] inflated = inflate(bytes, from, end, frame ? stateBytesMax : PACKET_BYTES_MAX);
    return MessageDecoder.read(new WireReader(inflated, 0, inflated.length));
  }

  private byte[] inflate(byte[] bytes, int from, int end, int max) throws MalformedException {
    inflater.reset();
    inflater.setInput(bytes, from, end - from);
    WireWriter out = new WireWriter(Math.min(max, 4 * (end - from) + 64));
    byte[] chunk = new byte[2048];
    try {
      while (!inflater.finished()) {
        int count = inflater.inflate(chunk);
        if (count == 0 || out.length() + count > max) {
          throw new MalformedException();
        }
        out.raw(chunk, 0, count);
      }
    } catch (DataFormatException e) {
      throw new MalformedException();
    }
    return out.copy();
  }

  /**
   * What was in an envelope.
   *
   * @param sender id of the node that sealed it
   * @param boot its run
   * @param messages in order
   */
  public record Opened(String sender, BootId boot, List<GossipMessage> messages) {

    /** Copies the list. */
    public Opened {
      messages = List.copyOf(messages);
    }
  }

  /** One run of a node; that of the highest boot id holds one more, which was heard besides. */
  private static final class Sender {
    private final BootId boot;
    private final ReplayWindow packets = new ReplayWindow();
    private final ReplayWindow frames = new ReplayWindow();
    private @Nullable Sender other;
    private @Nullable SecretKey key;
    private int keyTag;
    private long heardAt;

    private Sender(BootId boot, long now) {
      this.boot = boot;
      heardAt = now;
    }

    private @Nullable Sender run(BootId wanted) {
      if (boot.equals(wanted)) {
        return this;
      }
      return other != null && other.boot.equals(wanted) ? other : null;
    }

    private boolean isLaterThan(BootId run) {
      return run.high() < boot.high();
    }

    private void forgetKeys() {
      key = null;
      if (other != null) {
        other.key = null;
      }
    }
  }

  private static final class Senders extends LinkedHashMap<String, Sender> {
    private static final long serialVersionUID = 1L;

    private final int max;

    private Senders(int max) {
      super(16, 0.75f, true);
      this.max = max;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Sender> eldest) {
      return size() > max;
    }
  }
}
