package io.distric.examples.payments;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PaymentMessagesTest {

  @TempDir Path folder;

  @Test
  void shouldWriteWhatIsKept() throws IOException {
    // given
    Path written = folder.resolve("messages.ndjson");

    // when
    PaymentMessages.main(new String[] {written.toString()});

    // then
    assertEquals(Files.readString(Path.of("payments/messages.ndjson")), Files.readString(written));
  }
}
