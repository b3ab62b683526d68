package io.distric.architecture;

/** Something to tidy, with what to do about it. */
record Finding(String path, long line, String problem) {

  @Override
  public String toString() {
    return path + ":" + line + ": " + problem;
  }
}
