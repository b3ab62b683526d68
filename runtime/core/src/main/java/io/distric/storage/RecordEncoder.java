package io.distric.storage;

import io.distric.protocol.Event;
import io.distric.protocol.EventBatch;
import io.distric.protocol.InstanceRecord;
import io.distric.protocol.Status;
import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Turns what an entry brought forth into a framed record. Confined to one thread.
 *
 * <p>A frame is its payload's length, a checksum of the rest, the index, the payload. A payload is
 * a version, the events, the instances, the texts that both refer to by number, a directory of the
 * instances (id, place) and a footer; so one instance is read without the others.
 */
final class RecordEncoder {

  static final int VERSION = 1;
  static final int HEADER_BYTES = 16;
  static final int FOOTER_BYTES = 20;
  static final int DIRECTORY_BYTES = 20;

  static final int MESSAGE_ACCEPTED = 1;
  static final int RULE_EMITTED = 2;
  static final int INSTANCE_CHANGED = 3;
  static final int TASK_CHANGED = 4;
  static final int MESSAGE_KEPT = 5;

  private static final int CAPACITY = 1 << 16;
  private static final int CAPACITY_KEPT = 4 << 20;

  private final boolean messages;
  private final StringTable texts = new StringTable();
  private final CRC32C crc = new CRC32C();
  private RecordBuffer out = new RecordBuffer(CAPACITY);
  private int[] places = new int[64];
  private long time;

  /**
   * An encoder.
   *
   * @param messages whether accepted messages themselves are written
   */
  RecordEncoder(boolean messages) {
    this.messages = messages;
  }

  /** Encodes a frame; it stays as it is until the next call. */
  RecordBuffer encode(EventBatch batch, List<InstanceRecord> finished) {
    if (out.bytes().length > CAPACITY_KEPT) {
      out = new RecordBuffer(CAPACITY);
    }
    out.reset(HEADER_BYTES);
    texts.clear();
    out.putByte(VERSION);
    time = 0;
    for (Event event : batch.events()) {
      event(event);
    }
    if (places.length < finished.size()) {
      places = new int[finished.size()];
    }
    for (int i = 0; i < finished.size(); i++) {
      places[i] = out.size() - HEADER_BYTES;
      instance(finished.get(i));
    }
    ending(batch.events().size(), finished);
    frame(batch.index());
    return out;
  }

  private void ending(int events, List<InstanceRecord> finished) {
    int textsAt = out.size() - HEADER_BYTES;
    texts.writeTo(out);
    int directoryAt = out.size() - HEADER_BYTES;
    for (int i = 0; i < finished.size(); i++) {
      out.putUuid(finished.get(i).id());
      out.putInt(places[i]);
    }
    out.putInt(events);
    out.putInt(finished.size());
    out.putInt(texts.size());
    out.putInt(textsAt);
    out.putInt(directoryAt);
  }

  private void frame(long index) {
    byte[] bytes = out.bytes();
    RecordBuffer.LONG.set(bytes, 8, index);
    crc.reset();
    crc.update(bytes, 8, out.size() - 8);
    RecordBuffer.INT.set(bytes, 0, out.size() - HEADER_BYTES);
    RecordBuffer.INT.set(bytes, 4, (int) crc.getValue());
  }

  private void event(Event event) {
    switch (event) {
      case Event.MessageAccepted accepted -> {
        Event.KeptMessage message = messages ? accepted.message() : null;
        begin(message == null ? MESSAGE_ACCEPTED : MESSAGE_KEPT, accepted.time());
        text(accepted.messageId());
        text(accepted.client());
        out.putVarint(accepted.catalogVersion());
        texts(accepted.matched());
        out.putVarint(accepted.instances().size());
        accepted.instances().forEach(out::putUuid);
        if (message != null) {
          message(message);
        }
      }
      case Event.RuleEmitted emitted -> {
        begin(RULE_EMITTED, emitted.time());
        text(emitted.messageId());
        text(emitted.ruleId());
        text(emitted.topic());
        out.putBytes(emitted.data());
      }
      case Event.InstanceChanged changed -> {
        begin(INSTANCE_CHANGED, changed.time());
        out.putUuid(changed.instance());
        text(changed.workflow());
        out.putVarint(changed.version());
        text(changed.messageId());
        text(changed.ruleId());
        status(changed.status());
        out.putBytes(changed.output());
        failure(changed.error());
      }
      case Event.TaskChanged changed -> {
        begin(TASK_CHANGED, changed.time());
        out.putUuid(changed.instance());
        text(changed.workflow());
        text(changed.messageId());
        taskId(changed.instance(), changed.task());
        text(changed.step());
        status(changed.status());
        out.putVarint(changed.attempt());
        text(changed.worker());
        out.putBytes(changed.result());
        failure(changed.error());
      }
    }
  }

  private void message(Event.KeptMessage message) {
    text(message.type());
    time(message.receivedAt());
    out.putBytes(message.payload());
    texts(message.changes().added());
    texts(message.changes().lost());
  }

  private void begin(int kind, long at) {
    out.putByte(kind);
    time(at);
  }

  private void instance(InstanceRecord instance) {
    time = 0;
    out.putUuid(instance.id());
    time(instance.createdAt());
    text(instance.workflow());
    out.putVarint(instance.version());
    status(instance.status());
    text(instance.messageId());
    text(instance.ruleId());
    out.putBytes(instance.input());
    out.putBytes(instance.output());
    failure(instance.error());
    timeOrNone(instance.completedAt());
    out.putVarint(instance.tasks().size());
    for (InstanceRecord.TaskRecord task : instance.tasks()) {
      taskId(instance.id(), task.id());
      text(task.step());
      text(task.type());
      status(task.status());
      text(task.worker());
      timeOrNone(task.startedAt());
      timeOrNone(task.completedAt());
      out.putVarint(task.attempt());
      out.putBytes(task.result());
      failure(task.error());
    }
  }

  /** Almost always the instance's id with other low bits. */
  private void taskId(UUID instance, UUID task) {
    long low = instance.getLeastSignificantBits() ^ task.getLeastSignificantBits();
    boolean near =
        instance.getMostSignificantBits() == task.getMostSignificantBits() && low >>> 16 == 0;
    out.putByte(near ? 1 : 0);
    if (near) {
      out.putVarint(low);
    } else {
      out.putUuid(task);
    }
  }

  private void failure(Event.@Nullable Failure failure) {
    if (failure == null) {
      out.putByte(0);
      return;
    }
    out.putByte(1);
    text(failure.code());
    text(failure.message());
  }

  @SuppressWarnings("EnumOrdinal") // It is part of the stored format, see Status.
  private void status(Status status) {
    out.putByte(status.ordinal());
  }

  private void texts(List<String> all) {
    out.putVarint(all.size());
    all.forEach(this::text);
  }

  private void text(@Nullable String text) {
    out.putVarint(texts.number(text));
  }

  private void time(long at) {
    out.putSigned(at - time);
    time = at;
  }

  private void timeOrNone(long at) {
    out.putByte(at == 0 ? 0 : 1);
    if (at != 0) {
      time(at);
    }
  }
}
