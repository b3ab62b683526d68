package io.distric.dsl.read;

import org.jspecify.annotations.Nullable;

/** A JSON pointer that is spelled out only when a diagnostic asks for it. */
record Pointer(@Nullable Pointer parent, String step) {

  static final Pointer ROOT = new Pointer(null, "");

  Pointer then(String key) {
    return new Pointer(this, key);
  }

  Pointer then(int index) {
    return new Pointer(this, Integer.toString(index));
  }

  /** The steps with slashes between, none of them escaped. */
  String path() {
    return parent == null ? "" : parent.path() + "/" + step;
  }

  @Override
  public String toString() {
    if (parent == null) {
      return "";
    }
    return parent + "/" + step.replace("~", "~0").replace("/", "~1");
  }
}
