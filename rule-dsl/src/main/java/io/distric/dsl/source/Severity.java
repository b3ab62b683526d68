package io.distric.dsl.source;

/** How bad a {@link Diagnostic} is. Only {@link #ERROR} keeps a catalog from being applied. */
public enum Severity {
  /** The text cannot be used. */
  ERROR,
  /** The text can be used, and probably does not do what its author meant. */
  WARNING,
  /** Advice. */
  HINT
}
