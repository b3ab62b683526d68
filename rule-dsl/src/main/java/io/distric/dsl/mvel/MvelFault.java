package io.distric.dsl.mvel;

/** What is asked for cannot be: the value is missing. Without a stack trace: it is a reply. */
final class MvelFault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MvelFault() {
    super("a value that cannot be", null, false, false);
  }
}
