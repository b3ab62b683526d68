package io.distric.verticle.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.distric.protocol.ProblemCode;
import io.distric.protocol.Reply;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class BatchAnswerTest {

  /** They could be read: each has its own result, and the whole request has been taken. */
  @Test
  void shouldNotRefuseAWholeBatchWhoseMessagesStartTooMuch() {
    // given
    Reply tooMuch = ProblemCode.EFFECTS_TOO_LARGE.problem("it does not fit");
    Reply unread = ProblemCode.MALFORMED_JSON.problem("it is no JSON");

    // then
    assertNull(BatchAnswer.refusalOfAll(new Reply[] {tooMuch, tooMuch}));
    assertNull(BatchAnswer.refusalOfAll(new Reply[] {unread, tooMuch}));
  }

  @Test
  void shouldRefuseAWholeBatchOfWhichNothingCanBeRead() {
    // given
    Reply unread = ProblemCode.MESSAGE_TOO_LARGE.problem("it is too long");

    // then
    assertEquals(
        413,
        Objects.requireNonNull(BatchAnswer.refusalOfAll(new Reply[] {unread, unread})).status());
  }
}
