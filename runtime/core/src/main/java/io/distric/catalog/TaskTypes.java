package io.distric.catalog;

import io.distric.task.api.TaskPlugin;
import org.jspecify.annotations.Nullable;

/** The types of tasks that are known where a catalog is checked. Thread-safe. */
@FunctionalInterface
public interface TaskTypes {

  /** The plugin of a type, or null if none is known here. */
  @Nullable TaskPlugin find(String type);
}
