package io.distric.verticle.admin;

import io.distric.protocol.ClusterJson;
import io.distric.protocol.ClusterStatus;
import io.distric.protocol.JsonText;
import io.distric.protocol.ProblemCode;
import io.distric.telemetry.Health;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Health, metrics, the cluster, and the description of the interface. */
final class NodeRoutes {

  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

  private final AdminParts parts;
  private final BlockingReads reads;
  private final Buffer openApi = openApi();

  NodeRoutes(AdminParts parts, BlockingReads reads) {
    this.parts = parts;
    this.reads = reads;
  }

  void mount(Router router) {
    router.get("/health/live").handler(context -> health(context, new Health.Report(List.of())));
    router.get("/health/ready").handler(context -> health(context, parts.health().report()));
    router.get("/metrics").handler(this::metrics);
    router.get("/api/v1/cluster/status").handler(context -> cluster(context, false));
    router.get("/api/v1/cluster/nodes").handler(context -> cluster(context, true));
    router.get("/api/v1/openapi.json").handler(this::openApi);
  }

  private void health(RoutingContext context, Health.Report report) {
    JsonText out = new JsonText(256);
    out.object().name("status").text(word(report.up())).name("checks").list();
    for (Health.Check check : report.checks()) {
      out.object();
      out.name("name").text(check.name());
      out.name("status").text(word(check.result().up()));
      out.name("detail").text(check.result().detail());
      out.endObject();
    }
    out.endList().endObject();
    Answers.json(context, report.up() ? 200 : 503, out);
  }

  private void metrics(RoutingContext context) {
    if (!local(context) && !parts.admitted().test(context.request())) {
      Answers.problem(context, ProblemCode.UNAUTHORIZED.problem("metrics need a key from afar"));
      return;
    }
    reads.run(
        context,
        () -> Buffer.buffer(parts.registry().scrape()),
        text -> context.response().putHeader(HttpHeaders.CONTENT_TYPE, PROMETHEUS).end(text));
  }

  private void cluster(RoutingContext context, boolean nodes) {
    reads.run(
        context,
        () -> {
          ClusterStatus status = parts.cluster().get();
          JsonText out = new JsonText(1024);
          if (nodes) {
            ClusterJson.nodes(out, status);
          } else {
            ClusterJson.status(out, status);
          }
          return out;
        },
        text -> Answers.json(context, 200, text));
  }

  private void openApi(RoutingContext context) {
    context.response().putHeader(HttpHeaders.CONTENT_TYPE, "application/json").end(openApi);
  }

  private static boolean local(RoutingContext context) {
    SocketAddress remote = context.request().remoteAddress();
    String host = remote == null ? null : remote.hostAddress();
    return host != null && (host.startsWith("127.") || host.equals("0:0:0:0:0:0:0:1"));
  }

  private static String word(boolean up) {
    return up ? "up" : "down";
  }

  private static Buffer openApi() {
    try (InputStream in = NodeRoutes.class.getResourceAsStream("openapi.json")) {
      return Buffer.buffer(java.util.Objects.requireNonNull(in, "openapi.json").readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
