package io.distric.dsl.mvel;

/** What is asked for cannot be: the value is missing. Without a stack trace, and only one. */
final class MvelFault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  static final MvelFault FAULT = new MvelFault();

  private MvelFault() {
    super("a value that cannot be", null, false, false);
  }
}
