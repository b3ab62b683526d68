package io.distric.verticle.admin;

import io.distric.dsl.source.SourceText;
import io.distric.protocol.ProblemCode;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes in the body of a catalog request: a text in YAML, JSON or the rule language. Confined to
 * its event loop.
 */
final class CatalogBody {

  private static final int UNKNOWN_LENGTH_CAPACITY = 4096;
  private static final String ACCEPTED = "application/json, application/yaml and text/x-distric";

  private final RoutingContext context;
  private final long bytesMax;
  private final Consumer<SourceText> taker;
  private byte[] bytes;
  private int size;
  private boolean refused;

  private CatalogBody(RoutingContext context, long bytesMax, Consumer<SourceText> taker) {
    this.context = context;
    this.bytesMax = bytesMax;
    this.taker = taker;
    this.bytes = new byte[expected(context.request().getHeader(HttpHeaders.CONTENT_LENGTH))];
  }

  /** So much room that a body of the announced length is never copied; little if it is wrong. */
  private int expected(@Nullable String contentLength) {
    if (contentLength == null || !contentLength.matches("\\d{1,9}")) {
      return UNKNOWN_LENGTH_CAPACITY;
    }
    int length = Integer.parseInt(contentLength);
    return length > bytesMax ? 0 : length;
  }

  /**
   * Reads a body.
   *
   * @param context of the request; a body that cannot be is refused there
   * @param bytesMax a longer one is refused
   * @param taker called on the event loop
   */
  static void read(RoutingContext context, long bytesMax, Consumer<SourceText> taker) {
    CatalogBody body = new CatalogBody(context, bytesMax, taker);
    HttpServerRequest request = context.request();
    request.handler(body::chunk);
    request.endHandler(_ -> body.end());
  }

  private void chunk(Buffer chunk) {
    if (refused) {
      return;
    }
    if (size + (long) chunk.length() > bytesMax) {
      refused = true;
      bytes = new byte[0];
      refuse(ProblemCode.BODY_TOO_LARGE, "the body is longer than %d bytes".formatted(bytesMax));
      return;
    }
    if (size + chunk.length() > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + chunk.length()));
    }
    chunk.getBytes(bytes, size);
    size += chunk.length();
  }

  private void end() {
    if (refused) {
      return;
    }
    try {
      String text = text();
      // The request holds on to this until it is answered, and the text may be long.
      bytes = new byte[0];
      String format = format(context.request().getHeader(HttpHeaders.CONTENT_TYPE), text);
      if (format.isEmpty()) {
        refuse(
            ProblemCode.UNSUPPORTED_MEDIA_TYPE,
            "the catalog reads %s, not %s"
                .formatted(ACCEPTED, context.request().getHeader(HttpHeaders.CONTENT_TYPE)));
        return;
      }
      taker.accept(new SourceText("body." + format, text));
    } catch (CharacterCodingException e) {
      refuse(ProblemCode.NOT_UTF8, "the body is not UTF-8");
    } catch (RefusedException e) {
      Answers.problem(context, e.problem());
    }
  }

  private String text() throws CharacterCodingException {
    String text = new String(bytes, 0, size, StandardCharsets.UTF_8);
    if (text.indexOf('\uFFFD') < 0) {
      return text;
    }
    // The body holds that character, or bytes that are none: only this decoder tells.
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, size)).toString();
  }

  private void refuse(ProblemCode code, String detail) {
    Answers.problem(context, code.problem(detail));
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
