package io.distric.verticle.admin;

import io.distric.protocol.Event;
import io.distric.protocol.Event.InstanceChanged;
import io.distric.protocol.EventBatch;
import io.distric.protocol.InstanceRecord;
import io.distric.protocol.InstanceRecord.TaskRecord;
import io.distric.protocol.Status;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Things that might have happened. */
final class Samples {

  private static final long TIME = 1_700_000_000_000L;

  private Samples() {}

  static UUID instanceId(int number) {
    return new UUID(0x0190000000008000L, 0x8000000000000000L | (long) number << 16);
  }

  static UUID taskId(int number, int task) {
    UUID instance = instanceId(number);
    return new UUID(
        instance.getMostSignificantBits(), instance.getLeastSignificantBits() | (task + 1));
  }

  static InstanceRecord instance(int number, Status status, Status... tasks) {
    List<TaskRecord> records = new ArrayList<>();
    for (int i = 0; i < tasks.length; i++) {
      records.add(
          new TaskRecord(
              taskId(number, i), "t" + i, "core.noop", tasks[i], null, TIME, 0, 1, null, null));
    }
    return new InstanceRecord(
        instanceId(number),
        number % 2 == 0 ? "even" : "odd",
        1,
        status,
        "m" + number,
        "r1",
        "{}".getBytes(StandardCharsets.UTF_8),
        null,
        null,
        TIME,
        0,
        records);
  }

  static Event changed(int number, Status status) {
    return changed(number, status, "{}");
  }

  static Event changed(int number, Status status, String output) {
    return new InstanceChanged(
        TIME,
        instanceId(number),
        number % 2 == 0 ? "even" : "odd",
        1,
        "m" + number,
        "r1",
        status,
        output.getBytes(StandardCharsets.UTF_8),
        null);
  }

  static EventBatch batch(int partition, long index, Event... events) {
    return new EventBatch(partition, index, List.of(events));
  }
}
