package io.distric.verticle.admin;

import io.distric.catalog.CatalogChange;
import io.distric.protocol.ProblemCode;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads headers and parameters of catalog requests; what cannot be is refused. */
final class CatalogRequest {

  private static final int LIMIT = 100;
  private static final int LIMIT_MAX = 1_000;

  private CatalogRequest() {}

  /** The version in {@code If-Match}, if there is one. */
  static OptionalLong ifMatch(HttpServerRequest request) {
    String header = request.getHeader(HttpHeaders.IF_MATCH);
    if (header == null) {
      return OptionalLong.empty();
    }
    if (header.strip().equals("*")) {
      return OptionalLong.of(CatalogChange.ANY_VERSION);
    }
    String version = header.strip().replaceFirst("^W/", "").replace("\"", "");
    return OptionalLong.of(
        number(version, "If-Match holds the ETag of the item, a version such as \"3\""));
  }

  /** A version in a parameter, if there is one. */
  static OptionalLong version(HttpServerRequest request, String parameter) {
    String text = request.getParam(parameter);
    return text == null
        ? OptionalLong.empty()
        : OptionalLong.of(number(text, parameter + " is the number of a version"));
  }

  static long number(@Nullable String text, String rule) {
    try {
      long number = Long.parseLong(String.valueOf(text));
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Answered below, like a negative number.
    }
    throw bad("%s, not '%s'".formatted(rule, text));
  }

  static boolean flag(HttpServerRequest request, String parameter) {
    String text = request.getParam(parameter);
    if (text == null || text.equals("false")) {
      return false;
    }
    if (text.equals("true") || text.isEmpty()) {
      return true;
    }
    throw bad("%s is true or false, not '%s'".formatted(parameter, text));
  }

  /** Whether all coordinators are waited for. On its own one is all. */
  static void checkWait(HttpServerRequest request) {
    String wait = request.getParam("wait");
    if (wait != null && !wait.equals("all") && !wait.equals("this")) {
      throw bad("wait is 'all' or 'this', not '%s'".formatted(wait));
    }
  }

  static int limit(HttpServerRequest request) {
    String text = request.getParam("limit");
    String rule = "limit is a number from 1 to 1000";
    long limit = text == null ? LIMIT : number(text, rule);
    if (limit < 1 || limit > LIMIT_MAX) {
      throw bad("%s, not %s".formatted(rule, text));
    }
    return (int) limit;
  }

  /** Behind which id a page begins; empty for the first. */
  static String after(HttpServerRequest request) {
    String cursor = request.getParam("cursor");
    if (cursor == null || cursor.isEmpty()) {
      return "";
    }
    try {
      return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(
          ProblemCode.BAD_PAGE.problem("cursor is the \"next\" of the page before, unchanged"));
    }
  }

  static String cursor(String id) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(id.getBytes(StandardCharsets.UTF_8));
  }

  private static RefusedException bad(String detail) {
    return new RefusedException(ProblemCode.BAD_CATALOG_REQUEST.problem(detail));
  }
}
