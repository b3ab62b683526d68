package io.distric.storage;

import io.distric.protocol.Event;
import io.distric.protocol.EventBatch;
import io.distric.protocol.InstanceRecord;
import io.distric.protocol.Status;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Makes what a partition would put into its journal. */
final class Records {

  static final long START = 1_767_225_600_000L;

  private Records() {}

  /** The id of the n-th instance; created n milliseconds after the start. */
  static UUID id(long n) {
    long high = (START + n) << 16 | 0x8000 | (n * 0x9E37 & 0xFFF);
    return new UUID(high, 0x8000_0000_0000_0000L | (n * 0x5DEECE66DL << 16));
  }

  static InstanceRecord instance(long n) {
    UUID id = id(n);
    List<InstanceRecord.TaskRecord> tasks = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      tasks.add(
          new InstanceRecord.TaskRecord(
              task(id, i),
              "step-" + i,
              "noop",
              Status.COMPLETED,
              "worker-1",
              START + n + i,
              START + n + i + 1,
              1,
              bytes("{\"ok\":true}"),
              null));
    }
    return new InstanceRecord(
        id,
        "fraud_detection",
        3,
        Status.COMPLETED,
        "message-" + n,
        "rule-001",
        bytes("{\"amount\":" + n + "}"),
        bytes("{\"score\":0.5}"),
        null,
        START + n,
        START + n + 4,
        tasks);
  }

  static UUID task(UUID instance, int ordinal) {
    return new UUID(
        instance.getMostSignificantBits(), instance.getLeastSignificantBits() | (1 + ordinal));
  }

  static Event completed(long n) {
    return new Event.InstanceChanged(
        START + n + 4,
        id(n),
        "fraud_detection",
        3,
        "message-" + n,
        "rule-001",
        Status.COMPLETED,
        bytes("{\"score\":0.5}"),
        null);
  }

  static Event taskCompleted(long n) {
    return new Event.TaskChanged(
        START + n + 4,
        id(n),
        "fraud_detection",
        "message-" + n,
        task(id(n), 2),
        "step-2",
        Status.COMPLETED,
        1,
        "worker-1",
        bytes("{\"ok\":true}"),
        null);
  }

  /** What an entry brings in which some instances finish. */
  static EventBatch batch(long index, long from, int count) {
    List<Event> events = new ArrayList<>();
    for (long n = from; n < from + count; n++) {
      events.add(taskCompleted(n));
      events.add(completed(n));
    }
    return new EventBatch(0, index, events);
  }

  static List<InstanceRecord> finished(long from, int count) {
    List<InstanceRecord> finished = new ArrayList<>();
    for (long n = from; n < from + count; n++) {
      finished.add(instance(n));
    }
    return finished;
  }

  static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }
}
