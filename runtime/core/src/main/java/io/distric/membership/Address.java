package io.distric.membership;

/**
 * Where a member hears gossip, by UDP and by TCP.
 *
 * @param host name or number of the host
 * @param port of both
 */
public record Address(String host, int port) {

  /** Longest host name that is carried. */
  static final int HOST_CHARS_MAX = 128;

  /** Checks the values. */
  public Address {
    if (host.isEmpty() || host.length() > HOST_CHARS_MAX || !Names.plain(host)) {
      throw new IllegalArgumentException("'%s' is no host".formatted(host));
    }
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("%d is no port".formatted(port));
    }
  }

  /**
   * Reads {@code host:port}; the host may be in brackets.
   *
   * @throws IllegalArgumentException if the text is spelled otherwise
   */
  public static Address parse(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 1) {
      throw new IllegalArgumentException("'%s' must be host:port".formatted(text));
    }
    String host = text.substring(0, colon);
    boolean bracketed = host.startsWith("[") && host.endsWith("]");
    String port = text.substring(colon + 1);
    if (!port.matches("\\d{1,5}")) {
      throw new IllegalArgumentException("'%s' must end in a port".formatted(text));
    }
    return new Address(
        bracketed ? host.substring(1, host.length() - 1) : host, Integer.parseInt(port));
  }

  @Override
  public String toString() {
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
  }
}
