package io.distric.verticle.launch;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a node has opened, to be closed in the opposite order. Not thread-safe. */
final class OpenParts {

  private static final Logger LOG = LoggerFactory.getLogger(OpenParts.class);

  private final Deque<Part> parts = new ArrayDeque<>();

  /** Something to be closed, and how it is called in the log. */
  private record Part(String name, AutoCloseable closing) {}

  void add(String name, AutoCloseable closing) {
    parts.push(new Part(name, closing));
  }

  /** Closes all; one that fails keeps none of the others open. */
  void close() {
    while (!parts.isEmpty()) {
      Part part = parts.pop();
      try {
        part.closing.close();
      } catch (Exception e) {
        LOG.warn("{} did not close: {}", part.name, e.toString());
      }
    }
  }
}
