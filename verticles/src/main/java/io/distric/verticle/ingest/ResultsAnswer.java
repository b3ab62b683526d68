package io.distric.verticle.ingest;

import io.distric.protocol.Receipt;
import io.distric.protocol.Reply;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/**
 * Answers a request once there are the results of all its messages, with 200; or once the time is
 * over, or no more can be waited for, with 202 and what there is. The time runs from the last
 * receipt on. Confined to the door's context.
 */
final class ResultsAnswer implements PendingTable.Answer {

  private static final long NO_TIMER = -1;

  private final Vertx vertx;
  private final ResultWaits waits;
  private final long timeoutMillis;
  private final Form form;
  private final @Nullable Reply[] replies;
  private final @Nullable ResultWait[] waiting;
  private int repliesMissing;
  private int resultsMissing;
  private boolean unwaited;
  private boolean ended;
  private long timer = NO_TIMER;

  /**
   * Begins to wait for replies.
   *
   * @param size messages of the request
   * @param form writes the answer
   */
  ResultsAnswer(
      Vertx vertx,
      HttpServerRequest request,
      ResultWaits waits,
      long timeoutMillis,
      int size,
      Form form) {
    this.vertx = vertx;
    this.waits = waits;
    this.timeoutMillis = timeoutMillis;
    this.form = form;
    this.replies = new Reply[size];
    this.waiting = new ResultWait[size];
    this.repliesMissing = size;
    request.response().closeHandler(closed -> end());
  }

  /** How an answer is written. */
  @FunctionalInterface
  interface Form {
    /**
     * Writes an answer.
     *
     * @param replies to the messages
     * @param results of the messages; null, or not complete, where they are not there
     * @param complete whether all are there
     */
    void write(@Nullable Reply[] replies, @Nullable ResultWait[] results, boolean complete);
  }

  @Override
  public void reply(int item, Reply reply) {
    replies[item] = reply;
    repliesMissing--;
    if (ended) {
      return;
    }
    if (reply instanceof Receipt receipt) {
      // At once: its instances may end before the other messages have their receipts.
      ResultWait wait = waits.begin(receipt, this::complete);
      waiting[item] = wait;
      unwaited |= wait == null;
      resultsMissing += wait == null || wait.results().complete() ? 0 : 1;
    }
    if (repliesMissing == 0) {
      onReceipts();
    }
  }

  private void onReceipts() {
    if (resultsMissing == 0 || unwaited) {
      answer();
    } else {
      timer = vertx.setTimer(timeoutMillis, over -> answer());
    }
  }

  private void complete() {
    resultsMissing--;
    if (resultsMissing == 0 && repliesMissing == 0) {
      answer();
    }
  }

  private void answer() {
    if (ended) {
      return;
    }
    end();
    form.write(replies, waiting, resultsMissing == 0 && !unwaited);
  }

  private void end() {
    if (ended) {
      return;
    }
    ended = true;
    if (timer != NO_TIMER) {
      vertx.cancelTimer(timer);
    }
    for (ResultWait wait : waiting) {
      if (wait != null) {
        waits.end(wait);
      }
    }
  }
}
