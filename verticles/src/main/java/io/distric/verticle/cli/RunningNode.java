package io.distric.verticle.cli;

import java.nio.file.Path;
import java.util.Optional;

/** A node that was started in this JVM. Thread-safe. */
public interface RunningNode {

  /** Id of the node. */
  String nodeId();

  /** Where HTTP clients reach it, without a slash at the end. */
  String url();

  /** The key that clients have to send; empty if they need none. */
  Optional<String> key();

  /** The folder of all that it keeps. */
  Path data();

  /** Takes no more, ends what is under way, and closes everything. May be called twice. */
  void stop();

  /** Waits until it has stopped. */
  void awaitStop();
}
