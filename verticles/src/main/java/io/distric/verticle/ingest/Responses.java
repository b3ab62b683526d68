package io.distric.verticle.ingest;

import io.distric.protocol.JsonText;
import io.distric.protocol.Problem;
import io.distric.protocol.ProblemCode;
import io.distric.protocol.ProblemJson;
import io.distric.protocol.Receipt;
import io.distric.protocol.ReceiptJson;
import io.distric.protocol.Reply;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes the answers of the door. Confined to its context: the text is used again. */
final class Responses {

  private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");
  private static final CharSequence NDJSON = HttpHeaders.createOptimized("application/x-ndjson");
  private static final CharSequence PROBLEM = HttpHeaders.createOptimized(ProblemJson.MEDIA_TYPE);
  private static final CharSequence CHALLENGE = HttpHeaders.createOptimized("www-authenticate");
  private static final byte[] ACCEPTED_HEAD =
      "HTTP/1.1 202 Accepted\r\ncontent-type: application/json\r\ncontent-length: "
          .getBytes(StandardCharsets.ISO_8859_1);
  private static final String PROBLEM_HEAD =
      "\r\ncontent-type: " + ProblemJson.MEDIA_TYPE + "\r\ncontent-length: ";
  private static final int END_OF_HEAD = 0x0d0a_0d0a;
  static final int ACCEPTED = 202;
  static final int OK = 200;

  private final JsonText text = new JsonText(4096);

  /** 202 with a receipt. */
  void receipt(HttpServerRequest request, Receipt receipt) {
    text.clear();
    ReceiptJson.write(text, receipt);
    send(request, ACCEPTED, JSON);
  }

  /** 202 with a receipt and why rules matched or did not. */
  void explained(HttpServerRequest request, Receipt receipt, byte[] explanation) {
    text.clear();
    text.object();
    ReceiptJson.fields(text, receipt);
    text.name("explain").raw(explanation);
    text.endObject();
    send(request, ACCEPTED, JSON);
  }

  /** 200 with a receipt and what the workflows came to. */
  void results(HttpServerRequest request, Receipt receipt, ResultWait.Results results) {
    text.clear();
    text.object();
    ReceiptJson.fields(text, receipt);
    text.name("results").list();
    results.writeTo(text);
    text.endList().endObject();
    send(request, OK, JSON);
  }

  /** 202 with one result for each message. */
  void items(HttpServerRequest request, @Nullable Reply[] replies, boolean lines) {
    items(request, replies, new ResultWait[replies.length], lines, ACCEPTED);
  }

  /** One result for each message, with what its workflows came to where all of them have ended. */
  void items(
      HttpServerRequest request,
      @Nullable Reply[] replies,
      @Nullable ResultWait[] results,
      boolean lines,
      int status) {
    text.clear();
    if (!lines) {
      text.list();
    }
    for (int i = 0; i < replies.length; i++) {
      Reply reply = replies[i];
      if (reply != null) {
        item(i, reply, results[i], path(request));
      }
      if (lines) {
        text.newline();
      }
    }
    if (!lines) {
      text.endList();
    }
    send(request, status, lines ? NDJSON : JSON);
  }

  private void item(int index, Reply reply, @Nullable ResultWait wait, String path) {
    text.object();
    ReceiptJson.itemFields(text, index, reply, path);
    if (wait != null && wait.results().complete()) {
      text.name("results").list();
      wait.results().writeTo(text);
      text.endList();
    }
    text.endObject();
  }

  /** An error. */
  void problem(HttpServerRequest request, Problem problem) {
    text.clear();
    ProblemJson.write(text, problem, path(request));
    HttpServerResponse response = request.response();
    if (problem.retryAfterSeconds() > 0) {
      response.putHeader(HttpHeaders.RETRY_AFTER, Integer.toString(problem.retryAfterSeconds()));
    }
    if (problem.code().equals(ProblemCode.UNAUTHORIZED.code())) {
      response.putHeader(CHALLENGE, "Bearer realm=\"distric\"");
    }
    send(request, problem.status(), PROBLEM);
  }

  /** The whole answer to a message that went the short way. */
  ByteBuf encode(ByteBufAllocator allocator, Reply reply) {
    text.clear();
    return switch (reply) {
      case Receipt receipt -> {
        ReceiptJson.write(text, receipt);
        yield encode(allocator, ACCEPTED_HEAD, "");
      }
      case Problem problem -> {
        ProblemJson.write(text, problem, MessageResource.PATH);
        String head = "HTTP/1.1 " + HttpResponseStatus.valueOf(problem.status()) + PROBLEM_HEAD;
        int seconds = problem.retryAfterSeconds();
        yield encode(
            allocator,
            head.getBytes(StandardCharsets.ISO_8859_1),
            seconds > 0 ? "\r\nretry-after: " + seconds : "");
      }
    };
  }

  private ByteBuf encode(ByteBufAllocator allocator, byte[] head, String more) {
    ByteBuf answer = allocator.directBuffer(head.length + more.length() + 16 + text.size());
    answer.writeBytes(head);
    answer.writeCharSequence(Integer.toString(text.size()), StandardCharsets.ISO_8859_1);
    answer.writeCharSequence(more, StandardCharsets.ISO_8859_1);
    answer.writeInt(END_OF_HEAD);
    return answer.writeBytes(text.array(), 0, text.size());
  }

  private void send(HttpServerRequest request, int status, CharSequence mediaType) {
    HttpServerResponse response = request.response();
    if (response.ended() || response.closed()) {
      return;
    }
    response.setStatusCode(status).putHeader(HttpHeaders.CONTENT_TYPE, mediaType);
    response.end(Buffer.buffer(text.size()).appendBytes(text.array(), 0, text.size()));
  }

  /** A request line that cannot be read has no path. */
  private static String path(HttpServerRequest request) {
    return Objects.requireNonNullElse(request.path(), "");
  }
}
