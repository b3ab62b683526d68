package io.distric.verticle.admin;

import io.distric.protocol.JsonText;
import io.distric.protocol.Problem;
import io.distric.protocol.ProblemJson;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;

/** Ends responses. */
final class Answers {

  private Answers() {}

  static void json(RoutingContext context, int status, JsonText body) {
    HttpServerResponse response = context.response();
    if (!open(response)) {
      return;
    }
    response.setStatusCode(status).putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
    response.end(Buffer.buffer(body.toBytes()));
  }

  static void problem(RoutingContext context, Problem problem) {
    HttpServerResponse response = context.response();
    if (!open(response)) {
      return;
    }
    response.setStatusCode(problem.status());
    response.putHeader(HttpHeaders.CONTENT_TYPE, ProblemJson.MEDIA_TYPE);
    if (problem.retryAfterSeconds() > 0) {
      response.putHeader(HttpHeaders.RETRY_AFTER, Integer.toString(problem.retryAfterSeconds()));
    }
    response.end(Buffer.buffer(ProblemJson.bytes(problem, path(context))));
  }

  /** Path of the request; a request line without one has the empty path. */
  static String path(RoutingContext context) {
    return Objects.requireNonNullElse(context.request().path(), "");
  }

  /** False once the client has gone. */
  private static boolean open(HttpServerResponse response) {
    return !response.ended() && !response.closed();
  }
}
