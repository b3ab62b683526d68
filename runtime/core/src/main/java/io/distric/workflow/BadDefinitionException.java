package io.distric.workflow;

/** A workflow's definition cannot be run by this release. Carries no stack trace: it is a reply. */
public final class BadDefinitionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what was expected, what was found, and in which step. */
  public BadDefinitionException(String message) {
    super(message, null, false, false);
  }
}
