package io.distric.architecture.planted.task.api;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Planted: the task API brings a dependency along. */
final class UsesLogger {
  static final Logger bad = LoggerFactory.getLogger(UsesLogger.class);
}
