package io.distric.membership;

/** Which texts may name a member or a host: printable ASCII without blanks. */
final class Names {

  static final int ID_CHARS_MAX = 64;

  private Names() {}

  static boolean plain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c > '~') {
        return false;
      }
    }
    return true;
  }

  static boolean isId(String text) {
    return !text.isEmpty() && text.length() <= ID_CHARS_MAX && plain(text);
  }
}
