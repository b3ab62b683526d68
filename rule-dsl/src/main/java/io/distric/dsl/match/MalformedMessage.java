package io.distric.dsl.match;

/** A message that is refused before any rule sees it. Carries no stack trace: it is a reply. */
public final class MalformedMessage extends Exception {

  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final int position;
  private final String pointer;

  /**
   * Names the fault.
   *
   * @param kind class of the fault
   * @param message one sentence for the sender
   * @param position byte offset from the start of the message
   * @param pointer JSON pointer to the innermost value that was open
   */
  public MalformedMessage(Kind kind, String message, int position, String pointer) {
    super(message, null, false, false);
    this.kind = kind;
    this.position = position;
    this.pointer = pointer;
  }

  /** Class of the fault. */
  public Kind kind() {
    return kind;
  }

  /** Byte offset from the start of the message. */
  public int position() {
    return position;
  }

  /** JSON pointer to the innermost value that was open. */
  public String pointer() {
    return pointer;
  }

  /** Classes of faults; each has a problem code and an HTTP status of its own. */
  public enum Kind {
    /** Not JSON: 400. */
    SYNTAX,
    /** Bytes that are not UTF-8: 400. */
    ENCODING,
    /** JSON, and no object: 400. */
    NOT_AN_OBJECT,
    /** The same key twice in one object: 400. */
    DUPLICATE_KEY,
    /** Deeper than the limit: 400. */
    TOO_DEEP,
    /** A number beyond 100 digits or a scale beyond 400: 422. */
    NUMBER_RANGE,
    /** More or longer elements than the limits allow: 413. */
    TOO_LARGE,
    /** A {@code message_id} that is no text or too long: 422. */
    MESSAGE_ID
  }
}
