package io.distric.verticle.ingest;

import io.distric.config.IngestConfig;
import io.distric.protocol.Problem;
import io.distric.protocol.ProblemCode;
import io.distric.protocol.Receipt;
import io.distric.protocol.Reply;
import io.netty.handler.codec.http.HttpRequest;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /api/v1/messages}: from a request to messages, and from replies to the answer.
 * Confined to the door's context.
 */
final class MessageResource implements Upload.Receiver {

  static final String PATH = "/api/v1/messages";

  private final Vertx vertx;
  private final IngestConfig config;
  private final long bodyBytesMax;
  private final KeyGate gate;
  private final Door door;
  private final PendingTable pending;
  private final RateLimits rates;
  private final Responses responses;
  private final ResultWaits waits;
  private final IngestMeters meters;
  private final Explanations explanations;
  private int shortWays;
  private boolean closing;

  MessageResource(
      Vertx vertx,
      IngestConfig config,
      long bodyBytesMax,
      KeyGate gate,
      Door door,
      PendingTable pending,
      Responses responses,
      ResultWaits waits,
      IngestMeters meters,
      Explanations explanations) {
    this.vertx = vertx;
    this.config = config;
    this.bodyBytesMax = bodyBytesMax;
    this.gate = gate;
    this.door = door;
    this.pending = pending;
    this.rates = new RateLimits(config.ratePerSecond(), config.rateBurst());
    this.responses = responses;
    this.waits = waits;
    this.meters = meters;
    this.explanations = explanations;
  }

  void handle(HttpServerRequest request) {
    if (!HttpMethod.POST.equals(request.method())) {
      request.response().putHeader(HttpHeaders.ALLOW, "POST");
      refuse(
          request,
          ProblemCode.METHOD_NOT_ALLOWED.problem(
              request.method() + " was asked of " + PATH + ", which takes POST"));
      return;
    }
    // Before any of the body: nothing is kept for somebody who may not come in.
    if (gate.client(request) == null) {
      Upload.drop(request, bodyBytesMax);
      refuse(request, IngestVerticle.unauthorized());
      return;
    }
    Upload.read(request, this, bodyBytesMax);
  }

  Responses responses() {
    return responses;
  }

  /** The request as one that can go the short way, or null. */
  @Nullable PlainRequest plain(HttpRequest request) {
    return closing ? null : PlainRequest.of(request, gate);
  }

  /**
   * Takes the message of a plain request; {@link #shortWayLeft} has to be called with its reply.
   *
   * @return false if the long way has to look at it, and most likely to refuse it
   */
  boolean take(PendingTable.Answer answer, PlainRequest request, byte[] bytes, int length) {
    int first = Framing.firstByte(bytes, length);
    if (first == length || bytes[first] == '[' || headerFault(request.headers()) != null) {
      return false;
    }
    String client = request.client();
    if (!pending.hasRoomFor(1) || rates.take(client, 1, System.nanoTime()) > 0) {
      return false;
    }
    shortWays++;
    meters.received(1, length);
    door.take(answer, client, request.headers(), bytes, 0, length);
    return true;
  }

  /** A message that was taken the short way has its reply. */
  void shortWayLeft() {
    shortWays--;
  }

  /** Nothing goes the short way any more; whether nothing is on it. */
  boolean closeShortWay() {
    closing = true;
    return shortWays == 0;
  }

  @Override
  public void tooLarge(HttpServerRequest request) {
    refuse(
        request,
        ProblemCode.BODY_TOO_LARGE.problem(
            "the body is longer than http.bodyBytesMax, " + bodyBytesMax + " bytes"));
  }

  @Override
  public void received(HttpServerRequest request, byte[] bytes, int length) {
    MediaTypes type = MediaTypes.of(request.getHeader(HttpHeaders.CONTENT_TYPE));
    if (type == null) {
      refuse(
          request,
          ProblemCode.UNSUPPORTED_MEDIA_TYPE.problem(
              "Content-Type is '"
                  + request.getHeader(HttpHeaders.CONTENT_TYPE)
                  + "', but has to be one of "
                  + MediaTypes.ACCEPTED
                  + ", in UTF-8"));
      return;
    }
    String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      refuse(
          request,
          ProblemCode.UNSUPPORTED_MEDIA_TYPE.problem(
              "Content-Encoding is '" + encoding + "', but bodies are read as they are"));
      return;
    }
    WaitOption wait = WaitOption.of(request, config);
    MessageHeaders headers = MessageHeaders.of(request);
    Problem fault = wait.fault() == null ? headerFault(headers) : wait.fault();
    if (fault != null) {
      refuse(request, fault);
      return;
    }
    int first = Framing.firstByte(bytes, length);
    if (first == length) {
      refuse(request, ProblemCode.EMPTY_BATCH.problem("the body is empty"));
      return;
    }
    switch (type) {
      case NDJSON -> lines(request, headers, wait, bytes, length);
      case ENVELOPE -> envelope(request, wait, bytes, length);
      case JSON -> {
        if (bytes[first] == '[') {
          array(request, headers, wait, bytes, length);
        } else {
          single(request, headers, wait, bytes, 0, length);
        }
      }
    }
  }

  private void lines(
      HttpServerRequest request,
      MessageHeaders headers,
      WaitOption wait,
      byte[] bytes,
      int length) {
    try {
      several(
          request,
          headers,
          wait,
          bytes,
          Framing.lines(bytes, length, config.batchItemsMax()),
          true);
    } catch (Framing.TooMany e) {
      refuse(request, ProblemCode.BATCH_TOO_LONG.problem(String.valueOf(e.getMessage())));
    }
  }

  private void array(
      HttpServerRequest request,
      MessageHeaders headers,
      WaitOption wait,
      byte[] bytes,
      int length) {
    try {
      Framing framing = Framing.array(bytes, length, config.batchItemsMax());
      several(request, headers, wait, bytes, framing, false);
    } catch (Framing.Malformed e) {
      refuse(
          request,
          ProblemCode.MALFORMED_JSON.problem(e.getMessage() + ", at byte " + e.position()));
    } catch (Framing.TooMany e) {
      refuse(request, ProblemCode.BATCH_TOO_LONG.problem(String.valueOf(e.getMessage())));
    }
  }

  private void several(
      HttpServerRequest request,
      MessageHeaders headers,
      WaitOption wait,
      byte[] bytes,
      Framing framing,
      boolean lines) {
    if (framing.size() == 0) {
      refuse(request, ProblemCode.EMPTY_BATCH.problem("the body holds no message"));
      return;
    }
    if (wait.explain()) {
      refuse(
          request,
          ProblemCode.BAD_PARAMETER.problem("explain=true takes one message, not several"));
      return;
    }
    if (framing.size() > config.inflightMax()) {
      refuse(
          request,
          ProblemCode.BATCH_TOO_LONG.problem(
              "the body holds "
                  + framing.size()
                  + " messages, but ingest.inflightMax allows "
                  + config.inflightMax()
                  + " in flight at once; send batches of at most "
                  + Math.min(config.inflightMax(), config.batchItemsMax())));
      return;
    }
    String client = admit(request, framing.size());
    if (client != null) {
      meters.received(framing.size(), bytes.length);
      PendingTable.Answer answer =
          wait.forResult()
              ? results(request, wait, framing.size(), severalForm(request, lines))
              : new BatchAnswer(request, responses, framing.size(), lines);
      door.take(answer, client, headers, bytes, framing);
    }
  }

  private void envelope(HttpServerRequest request, WaitOption wait, byte[] bytes, int length) {
    try {
      Envelope envelope = Envelope.read(length == bytes.length ? bytes : cut(bytes, length));
      Problem fault = headerFault(envelope.headers());
      if (fault != null) {
        refuse(request, fault);
        return;
      }
      single(
          request,
          envelope.headers(),
          wait,
          bytes,
          envelope.payloadOffset(),
          envelope.payloadLength());
    } catch (Envelope.Faulty e) {
      refuse(request, ProblemCode.BAD_ENVELOPE.at(String.valueOf(e.getMessage()), e.pointer()));
    } catch (IOException e) {
      refuse(
          request,
          ProblemCode.MALFORMED_JSON.problem("the envelope is not JSON: " + e.getMessage()));
    }
  }

  private void single(
      HttpServerRequest request,
      MessageHeaders headers,
      WaitOption wait,
      byte[] bytes,
      int offset,
      int length) {
    String client = admit(request, 1);
    if (client == null) {
      return;
    }
    meters.received(1, length);
    PendingTable.Answer answer;
    if (wait.explain()) {
      answer = explained(request, headers, Arrays.copyOfRange(bytes, offset, offset + length));
    } else if (wait.forResult()) {
      answer = results(request, wait, 1, singleForm(request));
    } else {
      answer = (item, reply) -> answer(request, reply);
    }
    door.take(answer, client, headers, bytes, offset, length);
  }

  private PendingTable.Answer explained(
      HttpServerRequest request, MessageHeaders headers, byte[] message) {
    long now = explanations.stamp();
    return (item, reply) -> {
      switch (reply) {
        case Problem problem -> responses.problem(request, problem);
        case Receipt receipt ->
            explanations.explain(
                message,
                now,
                headers.type(),
                explained -> responses.explained(request, receipt, explained));
      }
    };
  }

  private void answer(HttpServerRequest request, Reply reply) {
    switch (reply) {
      case Problem problem -> responses.problem(request, problem);
      case Receipt receipt -> responses.receipt(request, receipt);
    }
  }

  private PendingTable.Answer results(
      HttpServerRequest request, WaitOption wait, int size, ResultsAnswer.Form form) {
    return new ResultsAnswer(vertx, request, waits, wait.timeoutMillis(), size, form);
  }

  private ResultsAnswer.Form singleForm(HttpServerRequest request) {
    return (replies, results, complete) -> {
      ResultWait wait = results[0];
      if (complete && wait != null) {
        responses.results(request, wait.receipt(), wait.results());
      } else {
        answer(request, Objects.requireNonNull(replies[0]));
      }
    };
  }

  private ResultsAnswer.Form severalForm(HttpServerRequest request, boolean lines) {
    return (replies, results, complete) -> {
      Problem refusal = BatchAnswer.refusalOfAll(replies);
      if (refusal == null) {
        int status = complete ? Responses.OK : Responses.ACCEPTED;
        responses.items(request, replies, results, lines, status);
      } else {
        responses.problem(request, refusal);
      }
    };
  }

  /** The client, or null if the request was refused. */
  private @Nullable String admit(HttpServerRequest request, int messages) {
    String client = gate.nameOf(request);
    int seconds = rates.take(client, messages, System.nanoTime());
    if (seconds > 0) {
      meters.shed("ingest.ratePerSecond", messages);
      refuse(
          request,
          ProblemCode.OVERLOADED.retry(
              client + " may send ingest.ratePerSecond = " + config.ratePerSecond() + " messages",
              seconds));
      return null;
    }
    if (!pending.hasRoomFor(messages)) {
      meters.shed("ingest.inflightMax", messages);
      refuse(
          request,
          ProblemCode.OVERLOADED.retry(
              pending.size()
                  + " messages are in flight, ingest.inflightMax allows "
                  + config.inflightMax(),
              1));
      return null;
    }
    return client;
  }

  private static @Nullable Problem headerFault(MessageHeaders headers) {
    String name = headers.fault();
    return name == null
        ? null
        : ProblemCode.BAD_ENVELOPE.problem(
            name + " has to have 1 to " + MessageHeaders.LENGTH_MAX + " characters");
  }

  private void refuse(HttpServerRequest request, Problem problem) {
    responses.problem(request, problem);
  }

  private static byte[] cut(byte[] bytes, int length) {
    return Arrays.copyOf(bytes, length);
  }
}
