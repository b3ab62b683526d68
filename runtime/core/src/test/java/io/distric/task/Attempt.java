package io.distric.task;

import io.distric.protocol.Assignment;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;

/** Assignments for tests. */
final class Attempt {

  static final UUID TASK = new UUID(0x8000, 0x8000_0000_0000_0001L);

  private Attempt() {}

  static Assignment of(String type, String input) {
    return of(type, input, 1, Duration.ofSeconds(10));
  }

  static Assignment of(String type, String input, int attempt, Duration timeout) {
    return new Assignment(
        0,
        TASK,
        new UUID(0x8000, 0x8000_0000_0000_0000L),
        "step",
        type,
        attempt,
        "node",
        "node/1",
        System.currentTimeMillis() + timeout.toMillis(),
        "key-1",
        input.getBytes(StandardCharsets.UTF_8));
  }
}
