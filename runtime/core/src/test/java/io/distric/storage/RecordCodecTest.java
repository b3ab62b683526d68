package io.distric.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.distric.protocol.Event;
import io.distric.protocol.EventBatch;
import io.distric.protocol.FieldChanges;
import io.distric.protocol.InstanceRecord;
import io.distric.protocol.Status;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Every record decodes to what was encoded. */
class RecordCodecTest {

  private static final int HEADER = RecordEncoder.HEADER_BYTES;

  private final long seed = Long.getLong("distric.seed", System.nanoTime());
  private final SplittableRandom random = new SplittableRandom(seed);
  private final RecordEncoder encoder = new RecordEncoder(true);

  @Test
  void shouldDecodeWhatWasEncoded() {
    System.out.println("RecordCodecTest: distric.seed=" + seed);
    for (int round = 0; round < 300; round++) {
      // given
      EventBatch batch = new EventBatch(0, round + 1, list(this::event));
      List<InstanceRecord> finished = list(this::instance);

      // when
      RecordBuffer frame = encoder.encode(batch, finished);
      RecordReader reader = new RecordReader(frame.bytes(), HEADER, frame.size() - HEADER);
      List<InstanceRecord> decoded = new ArrayList<>();
      for (int i = 0; i < reader.instances(); i++) {
        assertEquals(finished.get(i).id(), reader.instanceId(i));
        decoded.add(RecordDecoder.instance(reader, i));
      }
      EventBatch decodedBatch = new EventBatch(0, round + 1, RecordDecoder.events(reader));

      // then
      assertEquals(text(batch.events()), text(decodedBatch.events()));
      assertEquals(text(finished), text(decoded));
      byte[] expected = Encodings.encode(batch, finished);
      assertArrayEquals(expected, Encodings.encode(decodedBatch, decoded));
    }
  }

  @Test
  void shouldDecodeAnyInstanceWithoutTheOthers() {
    // given
    List<InstanceRecord> finished = Records.finished(0, 500);
    RecordBuffer frame = encoder.encode(Records.batch(1, 0, 500), finished);
    RecordReader reader = new RecordReader(frame.bytes(), HEADER, frame.size() - HEADER);

    // when
    InstanceRecord one = RecordDecoder.instance(reader, 321);

    // then
    Encodings.assertSame(Records.instance(321), one);
  }

  /** Arrays print as what they are not; the encodings compare those. */
  private static String text(List<?> records) {
    return records.toString().replaceAll("\\[B@[0-9a-f]+", "bytes");
  }

  private Event event() {
    return switch (random.nextInt(4)) {
      case 0 ->
          new Event.MessageAccepted(
              time(), word(), word(), number(), list(this::word), ids(), maybe(this::kept));
      case 1 -> new Event.RuleEmitted(time(), word(), word(), word(), bytes());
      case 2 ->
          new Event.InstanceChanged(
              time(),
              id(),
              word(),
              number(),
              word(),
              word(),
              status(),
              maybe(this::bytes),
              maybe(this::failure));
      default -> taskChanged();
    };
  }

  private Event.KeptMessage kept() {
    FieldChanges changes = new FieldChanges(list(this::word), list(this::word));
    return new Event.KeptMessage(maybe(this::word), time(), bytes(), changes);
  }

  private Event taskChanged() {
    UUID instance = id();
    return new Event.TaskChanged(
        time(),
        instance,
        word(),
        word(),
        taskOf(instance),
        word(),
        status(),
        random.nextInt(100),
        maybe(this::word),
        maybe(this::bytes),
        maybe(this::failure));
  }

  private InstanceRecord instance() {
    UUID id = id();
    return new InstanceRecord(
        id,
        word(),
        number(),
        status(),
        word(),
        word(),
        bytes(),
        maybe(this::bytes),
        maybe(this::failure),
        time(),
        random.nextBoolean() ? 0 : time(),
        list(() -> task(id)));
  }

  private InstanceRecord.TaskRecord task(UUID instance) {
    return new InstanceRecord.TaskRecord(
        taskOf(instance),
        word(),
        word(),
        status(),
        maybe(this::word),
        random.nextBoolean() ? 0 : time(),
        random.nextBoolean() ? 0 : time(),
        random.nextInt(10),
        maybe(this::bytes),
        maybe(this::failure));
  }

  private UUID taskOf(UUID instance) {
    return random.nextBoolean() ? id() : Records.task(instance, random.nextInt(1000));
  }

  private Event.Failure failure() {
    return new Event.Failure(word(), word());
  }

  private Status status() {
    List<Status> all = List.copyOf(EnumSet.allOf(Status.class));
    return all.get(random.nextInt(all.size()));
  }

  private UUID id() {
    return new UUID(random.nextLong(), random.nextLong() & ~0xFFFFL);
  }

  private List<UUID> ids() {
    return list(this::id);
  }

  private long time() {
    return random.nextInt(10) == 0 ? random.nextLong() : Records.START + random.nextInt(100_000);
  }

  private long number() {
    return random.nextInt(10) == 0 ? Long.MAX_VALUE : random.nextInt(1000);
  }

  private String word() {
    String[] words = {"", "a", "worker-1", "Überweisung", "決済", "🙂", "x".repeat(300)};
    return random.nextInt(3) == 0
        ? Long.toString(random.nextLong(), 36)
        : words[random.nextInt(words.length)];
  }

  private byte[] bytes() {
    byte[] bytes = new byte[random.nextInt(200)];
    random.nextBytes(bytes);
    return bytes;
  }

  private <T> T maybe(Supplier<T> value) {
    return random.nextBoolean() ? null : value.get();
  }

  private <T> List<T> list(Supplier<T> value) {
    List<T> list = new ArrayList<>();
    for (int i = random.nextInt(8); i > 0; i--) {
      list.add(value.get());
    }
    return list;
  }
}
