package io.distric.dsl.value;

/** Whether bytes are well-formed UTF-8 (Unicode, table 3-7). */
final class Utf8Check {

  private Utf8Check() {}

  /** Length of the character of more than one byte that begins here; 0 if there is none. */
  static int length(byte[] bytes, int at, int end) {
    int lead = bytes[at] & 0xff;
    if (lead >= 0xc2 && lead < 0xe0) {
      return at + 1 < end && isTrail(bytes[at + 1]) ? 2 : 0;
    }
    if (lead >= 0xe0 && lead < 0xf0) {
      return at + 2 < end && isThree(lead, bytes[at + 1] & 0xff) && isTrail(bytes[at + 2]) ? 3 : 0;
    }
    if (lead >= 0xf0 && lead <= 0xf4) {
      return at + 3 < end
              && isFour(lead, bytes[at + 1] & 0xff)
              && isTrail(bytes[at + 2])
              && isTrail(bytes[at + 3])
          ? 4
          : 0;
    }
    return 0;
  }

  private static boolean isTrail(byte b) {
    return (b & 0xc0) == 0x80;
  }

  /** Neither overlong nor a surrogate. */
  private static boolean isThree(int lead, int second) {
    int low = lead == 0xe0 ? 0xa0 : 0x80;
    int high = lead == 0xed ? 0x9f : 0xbf;
    return second >= low && second <= high;
  }

  /** Neither overlong nor beyond U+10FFFF. */
  private static boolean isFour(int lead, int second) {
    int low = lead == 0xf0 ? 0x90 : 0x80;
    int high = lead == 0xf4 ? 0x8f : 0xbf;
    return second >= low && second <= high;
  }
}
