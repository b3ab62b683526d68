package io.distric.dsl.mvel;

/** A text that is not in the part of MVEL that we take. No stack trace: it is a reply. */
public final class MalformedMvel extends Exception {

  private static final long serialVersionUID = 1L;

  private final int position;
  private final String hint;

  MalformedMvel(String message, int position, String hint) {
    super(message, null, false, false);
    this.position = position;
    this.hint = hint;
  }

  /** Offset in the text, in chars. */
  public int position() {
    return position;
  }

  /** What to write instead; may be empty. */
  public String hint() {
    return hint;
  }
}
