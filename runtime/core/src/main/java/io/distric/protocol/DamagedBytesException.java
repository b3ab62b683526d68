package io.distric.protocol;

/**
 * Bytes that we wrote ourselves cannot be read back: they were damaged on their way, or written by
 * a release with a newer format.
 */
public final class DamagedBytesException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what was expected, what was found, and at which byte. */
  public DamagedBytesException(String message) {
    super(message);
  }
}
