package io.distric.config;

/**
 * Where the value of a configuration key came from.
 *
 * @param kind which of the sources
 * @param place in that source: {@code node.yaml:14}, {@code DISTRIC_HTTP_PORT}, {@code
 *     --http.port}; empty for a default
 */
public record Origin(Kind kind, String place) {

  /** The value was nowhere set. */
  public static final Origin DEFAULT = new Origin(Kind.DEFAULT, "");

  @Override
  public String toString() {
    return switch (kind) {
      case DEFAULT -> "default";
      case FILE -> place;
      case ENVIRONMENT -> "env " + place;
      case FLAG -> "flag " + place;
    };
  }

  /** Sources, each stronger than those before it. */
  public enum Kind {
    /** Written beside the key in the code. */
    DEFAULT,
    /** The configuration file. */
    FILE,
    /** An environment variable. */
    ENVIRONMENT,
    /** The command line. */
    FLAG
  }
}
