package io.distric.verticle.admin;

import io.distric.protocol.ProblemCode;
import io.distric.telemetry.Metrics;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All doors of a node but the one that takes messages in. One for each node; every event loop gets
 * a router of its own from it.
 */
public final class AdminRoutes {

  private static final Logger LOG = LoggerFactory.getLogger(AdminRoutes.class);

  private final AdminParts parts;
  private final BlockingReads reads;
  private final NodeRoutes node;
  private final WorkRoutes work;
  private final AtomicInteger streamsOpen = new AtomicInteger();

  /** Doors that read from {@code parts}. */
  public AdminRoutes(AdminParts parts) {
    this.parts = parts;
    reads = new BlockingReads(parts.config().http().readsInflightMax());
    node = new NodeRoutes(parts, reads);
    work = new WorkRoutes(parts.queries(), reads);
    parts.registry().gauge(Metrics.STREAMS_OPEN, streamsOpen);
  }

  /** A router for the event loop that calls; handles requests on that event loop only. */
  public Router router(Vertx vertx) {
    Router router = Router.router(vertx);
    router.route("/api/*").handler(this::admit);
    node.mount(router);
    work.mount(router);
    StreamHub hub = new StreamHub(vertx, parts, streamsOpen);
    router.get("/api/v1/stream").handler(hub::upgrade);
    // Taken by ingest before it comes here; known here so that other methods are answered rightly.
    router.post("/api/v1/messages").handler(RoutingContext::next);
    parts.catalog().accept(router);
    router.errorHandler(404, this::notFound);
    router.errorHandler(405, context -> notAllowed(router, context));
    router.errorHandler(400, this::badRequest);
    router.errorHandler(500, this::failed);
    return router;
  }

  private void admit(RoutingContext context) {
    if (parts.admitted().test(context.request())) {
      context.next();
      return;
    }
    context.response().putHeader("WWW-Authenticate", "Bearer");
    Answers.problem(
        context,
        ProblemCode.UNAUTHORIZED.problem("the request brings no key that this node knows"));
  }

  private void notFound(RoutingContext context) {
    String path = Answers.path(context);
    Answers.problem(context, ProblemCode.PATH_NOT_FOUND.problem("there is nothing at " + path));
  }

  private void notAllowed(Router router, RoutingContext context) {
    String path = Answers.path(context);
    TreeSet<String> methods = new TreeSet<>();
    for (Route route : router.getRoutes()) {
      String pattern = route.getPath();
      if (route.methods() != null && pattern != null && fits(pattern, path)) {
        route.methods().stream().map(HttpMethod::name).forEach(methods::add);
      }
    }
    String allowed = String.join(", ", methods);
    context.response().putHeader(HttpHeaders.ALLOW, allowed);
    String method = context.request().method().name();
    Answers.problem(
        context,
        ProblemCode.METHOD_NOT_ALLOWED.problem(path + " takes " + allowed + ", not " + method));
  }

  private void badRequest(RoutingContext context) {
    String path = Answers.path(context);
    Answers.problem(
        context,
        ProblemCode.BAD_PARAMETER.problem("the path or query of " + path + " is malformed"));
  }

  private void failed(RoutingContext context) {
    if (context.failure() instanceof RefusedException refused) {
      Answers.problem(context, refused.problem());
      return;
    }
    LOG.error("{} failed", Answers.path(context), context.failure());
    Answers.problem(
        context,
        ProblemCode.INTERNAL.problem("a fault of ours; the log of the node has the cause"));
  }

  /** Whether a path fits a route's pattern, in which a segment with a colon stands for any. */
  private static boolean fits(String pattern, String path) {
    String[] expected = pattern.split("/", -1);
    String[] given = path.split("/", -1);
    if (expected.length != given.length) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if (!expected[i].startsWith(":") && !expected[i].equals(given[i])) {
        return false;
      }
    }
    return true;
  }
}
