package io.distric.verticle.cli;

/** A bare member that was started in this JVM. Thread-safe. */
public interface RunningMember {

  /** Says goodbye and closes everything. May be called twice. */
  void stop();

  /** Waits until it has stopped. */
  void awaitStop();
}
