package io.distric.workflow;

/**
 * The state is, or shall be, decided by an engine level that this release does not know. To go on
 * would be to diverge from those that know it.
 */
public final class UnknownLevelException extends RuntimeException {

  private static final long serialVersionUID = 1;

  UnknownLevelException(int level) {
    super(message(level));
  }

  static String message(int level) {
    return "this release decides by engine level "
        + EngineState.LEVEL_MAX
        + " at most, but the data is of level "
        + level
        + "; run a release that knows level "
        + level
        + " (nothing was changed)";
  }
}
