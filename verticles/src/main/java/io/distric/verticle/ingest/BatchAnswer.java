package io.distric.verticle.ingest;

import io.distric.protocol.Problem;
import io.distric.protocol.ProblemCode;
import io.distric.protocol.Receipt;
import io.distric.protocol.Reply;
import io.vertx.core.http.HttpServerRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collects the replies to the messages of one request and answers when all are there: 202 with a
 * result for each if one message could be read, else what was wrong with the first.
 */
final class BatchAnswer implements PendingTable.Answer {

  /** What is said of a message that could not be read. */
  private static final Set<String> UNREAD =
      Set.of(
          ProblemCode.MALFORMED_JSON.code(),
          ProblemCode.NOT_UTF8.code(),
          ProblemCode.NOT_AN_OBJECT.code(),
          ProblemCode.DUPLICATE_KEY.code(),
          ProblemCode.TOO_DEEP.code(),
          ProblemCode.NUMBER_RANGE.code(),
          ProblemCode.MESSAGE_TOO_LARGE.code(),
          ProblemCode.MESSAGE_ID.code());

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

  /**
   * The problem of the whole request, or null if each message has its own result: no message could
   * be read, or all that could be were too many, which is for the client to see at once.
   */
  static @Nullable Problem refusalOfAll(@Nullable Reply[] replies) {
    Problem first = null;
    Problem tooMany = null;
    for (Reply reply : replies) {
      switch (reply) {
        case Receipt _ -> {
          return null;
        }
        case Problem problem -> {
          first = first == null ? problem : first;
          if (problem.code().equals(ProblemCode.OVERLOADED.code())) {
            tooMany = tooMany == null ? problem : tooMany;
          } else if (!UNREAD.contains(problem.code())) {
            return null;
          }
        }
        case null -> {
          return null;
        }
      }
    }
    Problem whole = tooMany == null ? first : tooMany;
    return whole == null ? null : ofAll(whole, replies.length);
  }

  private static Problem ofAll(Problem first, int size) {
    String detail =
        size == 1
            ? first.detail()
            : "none of " + size + " messages was taken; the first: " + first.detail();
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
