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
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes in the body of a catalog request: a text in YAML or JSON. Confined to its event loop. */
final class CatalogBody {

  private static final String ACCEPTED = "application/json and application/yaml";

  private final RoutingContext context;
  private final long bytesMax;
  private final Consumer<SourceText> taker;
  private final Buffer body = Buffer.buffer();
  private boolean refused;

  private CatalogBody(RoutingContext context, long bytesMax, Consumer<SourceText> taker) {
    this.context = context;
    this.bytesMax = bytesMax;
    this.taker = taker;
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
    if (body.length() + (long) chunk.length() > bytesMax) {
      refused = true;
      refuse(ProblemCode.BODY_TOO_LARGE, "the body is longer than %d bytes".formatted(bytesMax));
      return;
    }
    body.appendBuffer(chunk);
  }

  private void end() {
    if (refused) {
      return;
    }
    try {
      byte[] bytes = body.getBytes();
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
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

  private void refuse(ProblemCode code, String detail) {
    Answers.problem(context, code.problem(detail));
  }

  /** {@code json} or {@code yaml}; empty if it is neither. */
  private static String format(@Nullable String contentType, String text) {
    if (contentType == null) {
      return text.stripLeading().startsWith("{") ? "json" : "yaml";
    }
    String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return switch (type) {
      case "application/json" -> "json";
      case "application/yaml", "application/x-yaml", "text/yaml", "text/x-yaml" -> "yaml";
      default -> "";
    };
  }
}
