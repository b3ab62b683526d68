package io.distric.membership;

/** What is believed of a member. */
public enum MemberStatus {
  /** It answers. */
  ALIVE(1, "active"),
  /** It did not answer; it may still refute. */
  SUSPECTED(2, "suspected"),
  /** It did not refute in time. */
  FAILED(3, "failed"),
  /** It said goodbye. */
  LEFT(4, "left");

  private final int code;
  private final String word;

  MemberStatus(int code, String word) {
    this.code = code;
    this.word = word;
  }

  /** The word on every interface. */
  public String word() {
    return word;
  }

  /** Whether it counts as a member: alive, or suspected and not yet condemned. */
  public boolean live() {
    return this == ALIVE || this == SUSPECTED;
  }

  /** On the wire, and in tables, where 0 is none. */
  byte code() {
    return (byte) code;
  }

  /** By its code, which is one. */
  static MemberStatus of(int code) {
    return switch (code) {
      case 1 -> ALIVE;
      case 2 -> SUSPECTED;
      case 3 -> FAILED;
      case 4 -> LEFT;
      default -> throw new IllegalArgumentException("no status has code " + code);
    };
  }
}
