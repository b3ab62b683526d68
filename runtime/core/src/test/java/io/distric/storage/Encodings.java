package io.distric.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.distric.protocol.EventBatch;
import io.distric.protocol.InstanceRecord;
import java.util.Arrays;
import java.util.List;

/** Compares what holds arrays, which records do not: by their encoding, in which all takes part. */
final class Encodings {

  private Encodings() {}

  static void assertSame(InstanceRecord expected, InstanceRecord actual) {
    EventBatch none = new EventBatch(0, 1, List.of());
    assertArrayEquals(encode(none, List.of(expected)), encode(none, List.of(actual)));
  }

  static void assertSame(EventBatch expected, EventBatch actual) {
    assertArrayEquals(encode(expected, List.of()), encode(actual, List.of()));
  }

  static byte[] encode(EventBatch batch, List<InstanceRecord> finished) {
    RecordBuffer frame = new RecordEncoder(true).encode(batch, finished);
    return Arrays.copyOf(frame.bytes(), frame.size());
  }
}
