package io.distric.verticle.admin;

import io.distric.catalog.CatalogChange;
import io.distric.catalog.CatalogOutcome.Done;
import io.distric.catalog.CatalogQueries;
import io.distric.catalog.CatalogService;
import io.distric.catalog.CatalogVersion;
import io.distric.catalog.ItemKind;
import io.distric.config.NodeConfig;
import io.distric.dsl.source.SourceText;
import io.distric.protocol.JsonText;
import io.distric.protocol.ProblemCode;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;

/** Rules, workflows and versions of the catalog over HTTP. Mounted on the router of each loop. */
public final class CatalogRoutes {

  private final CatalogService service;
  private final CatalogWrites writes;
  private final BlockingReads reads;
  private final long bodyBytesMax;
  private final long bundleBytesMax;
  private final UploadBudget budget;

  /**
   * Routes to a catalog.
   *
   * @param service the catalog
   * @param config of the node
   * @param client names who sends a request, for the audit record
   * @param registry of meters
   */
  public CatalogRoutes(
      CatalogService service,
      NodeConfig config,
      Function<HttpServerRequest, String> client,
      MeterRegistry registry) {
    this.service = service;
    this.writes = new CatalogWrites(service, client);
    this.reads = new BlockingReads(config.http().readsInflightMax());
    this.bodyBytesMax = config.http().bodyBytesMax();
    this.bundleBytesMax = config.catalog().sourceBytesMax();
    this.budget = new UploadBudget(config.catalog().uploadBytesMax(), registry);
  }

  /** Adds the routes. */
  public void mount(Router router) {
    for (ItemKind kind : List.of(ItemKind.RULE, ItemKind.WORKFLOW)) {
      new CatalogItemRoutes(kind, service, writes, reads, bodyBytesMax, budget).mount(router);
    }
    router.post("/api/v1/catalog").handler(this::bundle);
    router.get("/api/v1/catalog/versions").handler(this::versions);
    router.get("/api/v1/catalog/versions/:version").handler(this::version);
    router.post("/api/v1/catalog/rollback").handler(this::rollback);
  }

  private void bundle(RoutingContext context) {
    HttpServerRequest request = context.request();
    boolean prune = CatalogRequest.flag(request, "prune");
    boolean dryRun = CatalogRequest.flag(request, "dry_run");
    CatalogRequest.checkWait(request);
    OptionalLong expected = CatalogRequest.version(request, "if_version");
    CatalogBody.read(
        context,
        bundleBytesMax,
        budget,
        source ->
            writes.apply(
                context,
                new CatalogChange.Bundle(List.of(source), prune, expected),
                done -> answered(done, dryRun)));
  }

  private static Consumer<RoutingContext> answered(Done done, boolean dryRun) {
    JsonText body = CatalogJson.done(done, dryRun);
    return context -> Answers.json(context, 200, body);
  }

  private void rollback(RoutingContext context) {
    CatalogRequest.checkWait(context.request());
    CatalogBody.read(context, bodyBytesMax, budget, source -> rollback(context, source));
  }

  private void rollback(RoutingContext context, SourceText source) {
    long to = target(source);
    writes.apply(context, new CatalogChange.Rollback(to), done -> answered(done, false));
  }

  private static long target(SourceText source) {
    try {
      Object to = new JsonObject(source.text()).getValue("to");
      return CatalogRequest.number(String.valueOf(to), "\"to\" is the number of a version");
    } catch (DecodeException e) {
      throw new RefusedException(
          ProblemCode.BAD_CATALOG_REQUEST.problem("the body is {\"to\": n}, a version to go to"));
    }
  }

  private void versions(RoutingContext context) {
    int limit = CatalogRequest.limit(context.request());
    OptionalLong before = before(context.request());
    reads.run(
        context,
        () -> versions(before.orElse(Long.MAX_VALUE), limit),
        page -> Answers.json(context, 200, page));
  }

  private static OptionalLong before(HttpServerRequest request) {
    String cursor = CatalogRequest.after(request);
    return cursor.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(CatalogRequest.number(cursor, "cursor is the next of the page before"));
  }

  private JsonText versions(long before, int limit) {
    CatalogQueries queries = service.queries();
    List<CatalogVersion> found =
        queries.versions().reversed().stream()
            .filter(version -> version.version() < before)
            .limit(limit + 1L)
            .toList();
    JsonText out = new JsonText(4096).object();
    out.name("catalog_version").number(queries.catalogVersion());
    out.name("versions").list();
    found.stream()
        .limit(limit)
        .forEach(
            version -> {
              CatalogJson.version(out, version);
              out.endObject();
            });
    out.endList();
    boolean more = found.size() > limit;
    out.name("next")
        .text(more ? CatalogRequest.cursor(Long.toString(found.get(limit - 1).version())) : null);
    return out.endObject();
  }

  private void version(RoutingContext context) {
    long number =
        CatalogRequest.number(context.pathParam("version"), "a version is named by its number");
    String content = context.request().getParam("content");
    boolean bare = "false".equals(content);
    reads.run(context, () -> version(number, bare), body -> Answers.json(context, 200, body));
  }

  /** The record of a version, and all that it holds unless only the record is wanted. */
  private JsonText version(long number, boolean bare) {
    CatalogQueries queries = service.queries();
    CatalogVersion version =
        queries
            .version(number)
            .orElseThrow(
                () ->
                    new RefusedException(
                        ProblemCode.VERSION_NOT_FOUND.problem(
                            "catalog version %d is not there".formatted(number))));
    JsonText out = new JsonText(1024);
    CatalogJson.version(out, version);
    if (!bare) {
      String content = queries.content(number).orElse("{}");
      out.name("content").raw(content.strip().getBytes(StandardCharsets.UTF_8));
    }
    return out.endObject();
  }
}
