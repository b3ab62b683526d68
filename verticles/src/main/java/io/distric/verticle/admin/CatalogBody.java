package io.distric.verticle.admin;

import io.distric.config.CatalogConfig;
import io.distric.dsl.source.SourceText;
import io.distric.protocol.Problem;
import io.distric.protocol.ProblemCode;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes in the body of a catalog request: a text in YAML, JSON or the rule language. What it holds
 * of the budget it gives back when the request is answered. Confined to its event loop; long texts
 * are decoded on another thread.
 */
final class CatalogBody {

  private static final String ACCEPTED = "application/json, application/yaml and text/x-distric";

  /** What is decoded on the event loop. */
  private static final int SHORT_BYTES = 64 << 10;

  private static final int RETRY_SECONDS = 1;

  private final RoutingContext context;
  private final long bytesMax;
  private final UploadBudget budget;
  private final Consumer<SourceText> taker;
  private final BodyPieces bytes;
  private long held;
  private boolean refused;

  private CatalogBody(
      RoutingContext context, long bytesMax, UploadBudget budget, Consumer<SourceText> taker) {
    this.context = context;
    this.bytesMax = bytesMax;
    this.budget = budget;
    this.taker = taker;
    this.bytes = new BodyPieces(expected(context.request().getHeader(HttpHeaders.CONTENT_LENGTH)));
  }

  private int expected(@Nullable String contentLength) {
    if (contentLength == null || !contentLength.matches("\\d{1,9}")) {
      return Integer.MAX_VALUE;
    }
    return (int) Math.min(bytesMax, Integer.parseInt(contentLength));
  }

  /**
   * Reads a body.
   *
   * @param context of the request; a body that cannot be is refused there
   * @param bytesMax a longer one is refused
   * @param budget of all requests
   * @param taker called on the event loop
   */
  static void read(
      RoutingContext context, long bytesMax, UploadBudget budget, Consumer<SourceText> taker) {
    CatalogBody body = new CatalogBody(context, bytesMax, budget, taker);
    HttpServerRequest request = context.request();
    context.addEndHandler(_ -> body.letGo());
    request.handler(body::chunk);
    request.endHandler(_ -> body.end());
  }

  private void chunk(Buffer chunk) {
    if (refused) {
      return;
    }
    int length = chunk.length();
    if (bytes.size() + (long) length > bytesMax) {
      refuse(
          ProblemCode.BODY_TOO_LARGE.problem(
              "the body is longer than %d bytes".formatted(bytesMax)));
      return;
    }
    long room = (long) CatalogConfig.UPLOAD_FACTOR * bytes.roomTakenFor(length);
    if (!budget.take(room)) {
      refuse(
          ProblemCode.CATALOG_BUSY.retry(
              "catalog requests hold as much as catalog.uploadBytesMax allows, %d bytes"
                  .formatted(budget.bytesMax()),
              RETRY_SECONDS));
      return;
    }
    held += room;
    bytes.add(chunk);
  }

  private void end() {
    if (refused) {
      return;
    }
    if (bytes.size() <= SHORT_BYTES) {
      hand(this::decode);
      return;
    }
    context
        .vertx()
        .executeBlocking(this::decode, false)
        .onComplete(
            decoded ->
                hand(
                    () -> {
                      if (decoded.failed()) {
                        throw fault(decoded.cause());
                      }
                      return decoded.result();
                    }));
  }

  private static RefusedException fault(Throwable cause) {
    if (cause instanceof RefusedException refused) {
      return refused;
    }
    throw new IllegalStateException("a body could not be decoded", cause);
  }

  private void hand(Supplier<SourceText> text) {
    try {
      taker.accept(text.get());
    } catch (RefusedException e) {
      Answers.problem(context, e.problem());
    } catch (RuntimeException e) {
      context.fail(e);
    }
  }

  private SourceText decode() {
    byte[] all = bytes.join();
    // The request holds on to this until it is answered, and the text may be long.
    bytes.clear();
    String text = text(all);
    String type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
    String format = format(type, text);
    if (format.isEmpty()) {
      throw new RefusedException(
          ProblemCode.UNSUPPORTED_MEDIA_TYPE.problem(
              "the catalog reads %s, not %s".formatted(ACCEPTED, type)));
    }
    return new SourceText("body." + format, text);
  }

  private static String text(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.indexOf('\uFFFD') < 0) {
      return text;
    }
    // The body holds that character, or bytes that are none: only this decoder tells.
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new RefusedException(ProblemCode.NOT_UTF8.problem("the body is not UTF-8"));
    }
  }

  private void letGo() {
    refused = true;
    budget.giveBack(held);
    held = 0;
  }

  private void refuse(Problem problem) {
    refused = true;
    bytes.clear();
    Answers.problem(context, problem);
  }

  /** {@code json}, {@code yaml} or {@code distric}; empty if it is none of them. */
  private static String format(@Nullable String contentType, String text) {
    if (contentType == null) {
      return text.stripLeading().startsWith("{") ? "json" : "yaml";
    }
    String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return switch (type) {
      case "application/json" -> "json";
      case "text/x-distric" -> "distric";
      case "application/yaml", "application/x-yaml", "text/yaml", "text/x-yaml" -> "yaml";
      default -> "";
    };
  }
}
