package io.distric.dsl.value;

/**
 * Where an expression finds the first name of a path: {@code input}, {@code message}, a task's id.
 */
@FunctionalInterface
public interface Scope {

  /** The value under a name; {@link Value.Missing} if there is none. */
  Value lookup(String name);

  /** What {@code now()} is; missing unless the scope knows a time. */
  default Value now() {
    return Value.Missing.MISSING;
  }
}
