package io.distric.verticle.launch;

import org.jspecify.annotations.Nullable;

/** The version of this software. */
final class Version {

  private static final String UNPACKED = "2.0.0-dev";

  private Version() {}

  /** As the jar says; a class path of folders says nothing. */
  static String text() {
    @Nullable String packed = Version.class.getPackage().getImplementationVersion();
    return packed == null ? UNPACKED : packed;
  }
}
