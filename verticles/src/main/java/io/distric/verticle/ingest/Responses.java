package io.distric.verticle.ingest;

import io.distric.protocol.JsonText;
import io.distric.protocol.Problem;
import io.distric.protocol.ProblemCode;
import io.distric.protocol.ProblemJson;
import io.distric.protocol.Receipt;
import io.distric.protocol.ReceiptJson;
import io.distric.protocol.Reply;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes the answers of the door. Confined to its context: the text is used again. */
final class Responses {

  private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");
  private static final CharSequence NDJSON = HttpHeaders.createOptimized("application/x-ndjson");
  private static final CharSequence PROBLEM = HttpHeaders.createOptimized(ProblemJson.MEDIA_TYPE);
  private static final CharSequence CHALLENGE = HttpHeaders.createOptimized("www-authenticate");
  private static final int ACCEPTED = 202;
  private static final int OK = 200;

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
    text.clear();
    if (!lines) {
      text.list();
    }
    for (int i = 0; i < replies.length; i++) {
      Reply reply = replies[i];
      if (reply != null) {
        ReceiptJson.item(text, i, reply, path(request));
      }
      if (lines) {
        text.newline();
      }
    }
    if (!lines) {
      text.endList();
    }
    send(request, ACCEPTED, lines ? NDJSON : JSON);
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
