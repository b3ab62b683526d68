package io.distric.membership;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * Layout of the envelope that packets and frames travel in:
 *
 * <pre>
 * magic u8 · version u8 · flags u8 · cluster u32 · key u32 · boot 128 bits · counter u64 ·
 * length of id u8 · id · body · tag of 16 bytes, or a checksum of 4 in the clear
 * </pre>
 */
final class Envelope {

  static final int MAGIC = 0xd6;
  static final int VERSION = 1;

  static final int SEALED = 1;
  static final int COMPRESSED = 2;
  static final int FRAME = 4;

  static final int VERSION_AT = 1;
  static final int FLAGS_AT = 2;
  static final int CLUSTER_AT = 3;
  static final int KEY_AT = 7;
  static final int BOOT_AT = 11;
  static final int COUNTER_AT = 27;
  static final int ID_LENGTH_AT = 35;
  static final int HEADER_BYTES = 36;
  static final int TAG_BYTES = 16;
  static final int CHECKSUM_BYTES = 4;

  private Envelope() {}

  /** Tells clusters apart that hear each other by mistake. It guards nothing. */
  static int cluster(String label) {
    byte[] text = label.getBytes(StandardCharsets.UTF_8);
    return checksum(text, 0, text.length);
  }

  static int checksum(byte[] bytes, int from, int count) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, from, count);
    return (int) crc.getValue();
  }

  static int i32(byte[] bytes, int at) {
    return (bytes[at] & 0xff) << 24
        | (bytes[at + 1] & 0xff) << 16
        | (bytes[at + 2] & 0xff) << 8
        | bytes[at + 3] & 0xff;
  }

  static long i64(byte[] bytes, int at) {
    return (long) i32(bytes, at) << 32 | i32(bytes, at + 4) & 0xffffffffL;
  }
}
