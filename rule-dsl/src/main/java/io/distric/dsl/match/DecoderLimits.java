package io.distric.dsl.match;

/**
 * What a message may be at most. Beyond it the message is refused, not the connection.
 *
 * @param depthMax nesting of objects and lists, 1 to 1000
 * @param stringBytesMax bytes of one text or key
 * @param elementsMax values in the whole message
 * @param messageIdMax code points of {@code message_id}
 */
public record DecoderLimits(int depthMax, int stringBytesMax, int elementsMax, int messageIdMax) {

  /** What holds unless the configuration says otherwise. */
  public static final DecoderLimits STANDARD = new DecoderLimits(64, 1 << 20, 100_000, 128);

  /** Checks the ranges. */
  public DecoderLimits {
    if (depthMax < 1 || depthMax > 1_000) {
      throw new IllegalArgumentException("depthMax is " + depthMax + ", not in 1..1000");
    }
    if (stringBytesMax < 1 || elementsMax < 1 || messageIdMax < 1) {
      throw new IllegalArgumentException("a limit of a message is below 1");
    }
  }
}
