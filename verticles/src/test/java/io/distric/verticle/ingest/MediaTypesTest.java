package io.distric.verticle.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

final class MediaTypesTest {

  @Test
  void shouldKnowTheTypesThatItReads() {
    // then
    assertEquals(MediaTypes.JSON, MediaTypes.of(null));
    assertEquals(MediaTypes.JSON, MediaTypes.of("application/json"));
    assertEquals(MediaTypes.JSON, MediaTypes.of("Application/JSON; charset=\"UTF-8\""));
    assertEquals(MediaTypes.NDJSON, MediaTypes.of("application/x-ndjson ;a=b"));
    assertEquals(MediaTypes.ENVELOPE, MediaTypes.of("application/vnd.distric.message+json"));
  }

  @Test
  void shouldKnowNoOthers() {
    // then
    assertNull(MediaTypes.of("text/plain"));
    assertNull(MediaTypes.of(""));
    assertNull(MediaTypes.of("application/json; charset=latin1"));
  }
}
