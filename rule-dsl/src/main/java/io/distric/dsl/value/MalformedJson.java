package io.distric.dsl.value;

/** Bytes that are not the JSON that we take. Carries no stack trace: it is a reply. */
public final class MalformedJson extends Exception {

  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final int position;

  /**
   * Names the fault.
   *
   * @param kind class of the fault
   * @param message one sentence for the sender
   * @param position byte offset from the start of the text
   */
  public MalformedJson(Kind kind, String message, int position) {
    super(message, null, false, false);
    this.kind = kind;
    this.position = position;
  }

  /** Class of the fault. */
  public Kind kind() {
    return kind;
  }

  /** Byte offset from the start of the text. */
  public int position() {
    return position;
  }

  /** Classes of faults. */
  public enum Kind {
    /** Not JSON. */
    SYNTAX,
    /** Bytes that are not UTF-8, or an escaped half of a surrogate pair. */
    ENCODING,
    /** The same key twice in one object. */
    DUPLICATE_KEY,
    /** Deeper than the limit. */
    TOO_DEEP,
    /** A number beyond the digits or the scale that the language has. */
    NUMBER_RANGE,
    /** A text, or all elements together, beyond a limit. */
    TOO_LARGE
  }
}
