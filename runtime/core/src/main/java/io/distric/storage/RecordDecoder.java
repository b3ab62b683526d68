package io.distric.storage;

import io.distric.protocol.Event;
import io.distric.protocol.FieldChanges;
import io.distric.protocol.InstanceRecord;
import io.distric.protocol.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the payloads that {@link RecordEncoder} writes. */
final class RecordDecoder {

  private static final Status[] STATUSES = Status.values();

  private RecordDecoder() {}

  static List<Event> events(RecordReader in) {
    in.seekEvents();
    int count = in.events();
    List<Event> events = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      events.add(event(in));
    }
    return events;
  }

  static InstanceRecord instance(RecordReader in, int ordinal) {
    in.seekInstance(ordinal);
    UUID id = in.readUuid();
    long createdAt = in.readTime();
    String workflow = in.readText();
    long version = in.readVarint();
    Status status = status(in);
    String messageId = in.readText();
    String ruleId = in.readText();
    byte[] input = present(in.readBytes());
    byte[] output = in.readBytes();
    Event.Failure error = failure(in);
    long completedAt = in.readTimeOrNone();
    int count = in.readCount();
    List<InstanceRecord.TaskRecord> tasks = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      tasks.add(task(in, id));
    }
    return new InstanceRecord(
        id,
        workflow,
        version,
        status,
        messageId,
        ruleId,
        input,
        output,
        error,
        createdAt,
        completedAt,
        tasks);
  }

  private static InstanceRecord.TaskRecord task(RecordReader in, UUID instance) {
    return new InstanceRecord.TaskRecord(
        in.readTaskId(instance),
        in.readText(),
        in.readText(),
        status(in),
        in.readTextOrNull(),
        in.readTimeOrNone(),
        in.readTimeOrNone(),
        in.readCount(),
        in.readBytes(),
        failure(in));
  }

  private static Event event(RecordReader in) {
    int kind = in.readByte();
    long time = in.readTime();
    return switch (kind) {
      case RecordEncoder.MESSAGE_ACCEPTED ->
          new Event.MessageAccepted(
              time, in.readText(), in.readText(), in.readVarint(), texts(in), ids(in), null);
      case RecordEncoder.MESSAGE_KEPT ->
          new Event.MessageAccepted(
              time, in.readText(), in.readText(), in.readVarint(), texts(in), ids(in), message(in));
      case RecordEncoder.RULE_EMITTED ->
          new Event.RuleEmitted(
              time, in.readText(), in.readText(), in.readText(), present(in.readBytes()));
      case RecordEncoder.INSTANCE_CHANGED -> instanceChanged(in, time);
      case RecordEncoder.TASK_CHANGED -> taskChanged(in, time);
      default -> throw new IllegalStateException("the journal holds an event of kind " + kind);
    };
  }

  private static Event.KeptMessage message(RecordReader in) {
    return new Event.KeptMessage(
        in.readTextOrNull(),
        in.readTime(),
        present(in.readBytes()),
        new FieldChanges(texts(in), texts(in)));
  }

  private static Event instanceChanged(RecordReader in, long time) {
    return new Event.InstanceChanged(
        time,
        in.readUuid(),
        in.readText(),
        in.readVarint(),
        in.readText(),
        in.readText(),
        status(in),
        in.readBytes(),
        failure(in));
  }

  private static Event taskChanged(RecordReader in, long time) {
    UUID instance = in.readUuid();
    return new Event.TaskChanged(
        time,
        instance,
        in.readText(),
        in.readText(),
        in.readTaskId(instance),
        in.readText(),
        status(in),
        in.readCount(),
        in.readTextOrNull(),
        in.readBytes(),
        failure(in));
  }

  private static Event.@Nullable Failure failure(RecordReader in) {
    return in.readByte() == 0 ? null : new Event.Failure(in.readText(), in.readText());
  }

  private static Status status(RecordReader in) {
    return STATUSES[in.readByte()];
  }

  private static List<String> texts(RecordReader in) {
    int count = in.readCount();
    List<String> texts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      texts.add(in.readText());
    }
    return texts;
  }

  private static List<UUID> ids(RecordReader in) {
    int count = in.readCount();
    List<UUID> ids = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      ids.add(in.readUuid());
    }
    return ids;
  }

  private static byte[] present(byte @Nullable [] bytes) {
    if (bytes == null) {
      throw new IllegalStateException("a record of the journal lacks bytes that it must have");
    }
    return bytes;
  }
}
