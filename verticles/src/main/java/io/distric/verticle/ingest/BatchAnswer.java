package io.distric.verticle.ingest;

import io.distric.protocol.Problem;
import io.distric.protocol.Receipt;
import io.distric.protocol.Reply;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/**
 * Collects the replies to the messages of one request and answers when all are there: 202 if one
 * message could be read, else what was wrong with the first.
 */
final class BatchAnswer implements PendingTable.Answer {

  private final HttpServerRequest request;
  private final Responses responses;
  private final boolean lines;
  private final @Nullable Reply[] replies;
  private int missing;

  BatchAnswer(HttpServerRequest request, Responses responses, int size, boolean lines) {
    this.request = request;
    this.responses = responses;
    this.lines = lines;
    this.replies = new Reply[size];
    this.missing = size;
  }

  @Override
  public void reply(int item, Reply reply) {
    replies[item] = reply;
    missing--;
    if (missing > 0) {
      return;
    }
    Problem refusal = refusalOfAll(replies);
    if (refusal == null) {
      responses.items(request, replies, lines);
    } else {
      responses.problem(request, refusal);
    }
  }

  /** The first item's problem if no item got a receipt, with the number of the item. */
  static @Nullable Problem refusalOfAll(@Nullable Reply[] replies) {
    for (Reply reply : replies) {
      if (reply instanceof Receipt) {
        return null;
      }
    }
    if (!(replies[0] instanceof Problem first)) {
      return null;
    }
    String detail =
        replies.length == 1
            ? first.detail()
            : "none of " + replies.length + " messages was taken; the first: " + first.detail();
    return new Problem(
        first.status(),
        first.code(),
        first.title(),
        detail,
        first.pointer(),
        first.retryAfterSeconds(),
        first.outcomeUnknown(),
        first.diagnostics());
  }
}
