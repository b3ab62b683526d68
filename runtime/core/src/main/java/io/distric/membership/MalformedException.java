package io.distric.membership;

/** Bytes that are no message. Without a stack trace, since strangers can cause many. */
final class MalformedException extends Exception {

  private static final long serialVersionUID = 1L;

  MalformedException() {
    super("no message of ours", null, false, false);
  }
}
