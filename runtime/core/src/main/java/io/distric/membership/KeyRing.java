package io.distric.membership;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The keys of a cluster: the first seals, all open. A key is changed on all members by installing
 * the new one everywhere, then using it everywhere, then removing the old one.
 */
public final class KeyRing {

  /** Bytes of a key. */
  public static final int KEY_BYTES = 32;

  /** Keys that a ring holds. */
  public static final int KEYS_MAX = 4;

  /** No key: packets go in the clear. */
  public static final KeyRing NONE = new KeyRing(List.of());

  private static final Pattern SEPARATORS = Pattern.compile("[,\\s]+");

  private final List<Key> keys;

  private KeyRing(List<Key> keys) {
    this.keys = List.copyOf(keys);
  }

  /**
   * Reads keys.
   *
   * @param text keys in Base64, separated by commas, blanks or line ends
   * @throws IllegalArgumentException if one is no key; it does not repeat what it read
   */
  public static KeyRing parse(String text) {
    KeyRing ring = NONE;
    for (String word : SEPARATORS.splitAsStream(text).toList()) {
      if (!word.isEmpty()) {
        ring = ring.install(word);
      }
    }
    return ring;
  }

  /** With one more key, which opens but does not seal yet, unless it is the first. */
  public KeyRing install(String base64) {
    Key key = Key.parse(base64);
    if (keys.stream().anyMatch(key::same)) {
      return this;
    }
    if (keys.size() == KEYS_MAX) {
      throw new IllegalArgumentException(
          "the ring holds %d keys already; remove one first".formatted(KEYS_MAX));
    }
    List<Key> more = new ArrayList<>(keys);
    more.add(key);
    return new KeyRing(more);
  }

  /** With this key as the one that seals. */
  public KeyRing use(String name) {
    Key first = named(name);
    List<Key> order = new ArrayList<>(keys);
    order.remove(first);
    order.addFirst(first);
    return new KeyRing(order);
  }

  /** Without this key, which may not be the one that seals. */
  public KeyRing remove(String name) {
    Key gone = named(name);
    if (gone.tag() == keys.getFirst().tag()) {
      throw new IllegalArgumentException(
          "key %s seals; use another one before it is removed".formatted(gone.name()));
    }
    List<Key> rest = new ArrayList<>(keys);
    rest.remove(gone);
    return new KeyRing(rest);
  }

  /** Whether packets go in the clear. */
  public boolean isEmpty() {
    return keys.isEmpty();
  }

  /** The names of the keys, the one that seals first. They give nothing away. */
  public List<String> names() {
    return keys.stream().map(Key::name).toList();
  }

  /** The keys as {@link #parse} reads them, one a line. */
  public String spell() {
    StringBuilder text = new StringBuilder();
    keys.forEach(key -> text.append(Base64.getEncoder().encodeToString(key.secret())).append('\n'));
    return text.toString();
  }

  /** The names of the keys: they give nothing away. */
  @Override
  public String toString() {
    return names().toString();
  }

  Key first() {
    return keys.getFirst();
  }

  Optional<Key> tagged(int tag) {
    return keys.stream().filter(key -> key.tag() == tag).findFirst();
  }

  /** As {@link #tagged}, but makes nothing. */
  boolean has(int tag) {
    for (int i = 0; i < keys.size(); i++) {
      if (keys.get(i).tag() == tag) {
        return true;
      }
    }
    return false;
  }

  private Key named(String name) {
    return keys.stream()
        .filter(key -> key.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the ring holds no key '%s'; it holds %s".formatted(name, names())));
  }

  /**
   * A key.
   *
   * @param secret its bytes
   * @param tag by which receivers find it; the start of its hash
   */
  record Key(byte[] secret, int tag) {

    static Key parse(String base64) {
      byte[] secret;
      try {
        secret = Base64.getDecoder().decode(base64);
      } catch (IllegalArgumentException e) {
        // The cause would show a part of the key.
        throw new IllegalArgumentException("a gossip key must be 32 bytes in Base64");
      }
      if (secret.length != KEY_BYTES) {
        throw new IllegalArgumentException("a gossip key must be 32 bytes in Base64");
      }
      return new Key(secret, Envelope.i32(hash(secret), 0));
    }

    String name() {
      return HexFormat.of().toHexDigits(tag);
    }

    boolean same(Key other) {
      return MessageDigest.isEqual(secret, other.secret);
    }

    private static byte[] hash(byte[] secret) {
      try {
        return MessageDigest.getInstance("SHA-256").digest(secret);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every JDK has SHA-256", e);
      }
    }
  }
}
