package io.distric.dsl.match;

import org.jspecify.annotations.Nullable;

/**
 * One message as the rules see it: the fields that some rule reads, taken from the bytes in one
 * validating pass, without a tree. Confined to one thread; valid until the next read.
 */
public interface MessageView {

  /**
   * Reads a JSON message: an object in UTF-8. Validates all of it (UTF-8, grammar, duplicate keys,
   * limits), in fields that no rule reads too.
   *
   * @param bytes holds the message; not kept beyond the next read, not changed
   * @param offset first byte
   * @param length how many
   * @param now the message's stamp, milliseconds since the epoch
   * @param type the message's declared type, which chooses its schema
   * @throws MalformedMessage says what is wrong and where
   */
  void readJson(byte[] bytes, int offset, int length, long now, @Nullable String type)
      throws MalformedMessage;

  /** The text in the top-level field {@code message_id}, or null where there is none. */
  @Nullable String messageId();
}
