package io.distric.verticle.admin;

import io.distric.catalog.CatalogChange;
import io.distric.catalog.CatalogItem;
import io.distric.catalog.CatalogOutcome.ChangeType;
import io.distric.catalog.CatalogOutcome.Done;
import io.distric.catalog.CatalogQueries;
import io.distric.catalog.CatalogService;
import io.distric.catalog.ItemKey;
import io.distric.catalog.ItemKind;
import io.distric.dsl.source.SourceText;
import io.distric.protocol.JsonText;
import io.distric.protocol.ProblemCode;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Rules, or workflows: listed, read, created, replaced, deleted one by one. */
final class CatalogItemRoutes {

  private final ItemKind kind;
  private final String path;
  private final CatalogService service;
  private final CatalogWrites writes;
  private final BlockingReads reads;
  private final long bytesMax;
  private final UploadBudget budget;

  CatalogItemRoutes(
      ItemKind kind,
      CatalogService service,
      CatalogWrites writes,
      BlockingReads reads,
      long bytesMax,
      UploadBudget budget) {
    this.kind = kind;
    this.path = "/api/v1/" + kind.word() + "s";
    this.service = service;
    this.writes = writes;
    this.reads = reads;
    this.bytesMax = bytesMax;
    this.budget = budget;
  }

  void mount(Router router) {
    router.get(path).handler(this::list);
    router.post(path).handler(this::create);
    router.get(path + "/:id").handler(this::get);
    router.put(path + "/:id").handler(this::put);
    router.delete(path + "/:id").handler(this::delete);
  }

  private void list(RoutingContext context) {
    int limit = CatalogRequest.limit(context.request());
    String after = CatalogRequest.after(context.request());
    reads.run(context, () -> page(after, limit), page -> Answers.json(context, 200, page));
  }

  private JsonText page(String after, int limit) {
    CatalogQueries queries = service.queries();
    return CatalogJson.page(
        queries.catalogVersion(), kind, queries.page(kind, after, limit + 1), limit);
  }

  private void get(RoutingContext context) {
    ItemKey key = key(context);
    reads.run(context, () -> find(key), item -> answer(context, 200, item));
  }

  private CatalogItem find(ItemKey key) {
    return service
        .queries()
        .find(key)
        .orElseThrow(
            () -> new RefusedException(ProblemCode.ITEM_NOT_FOUND.problem("there is no " + key)));
  }

  private void create(RoutingContext context) {
    CatalogRequest.checkWait(context.request());
    ItemKey any = new ItemKey(kind, "");
    CatalogBody.read(
        context,
        bytesMax,
        budget,
        source -> store(context, any, source, true, OptionalLong.empty()));
  }

  private void put(RoutingContext context) {
    HttpServerRequest request = context.request();
    CatalogRequest.checkWait(request);
    ItemKey key = key(context);
    OptionalLong expected = CatalogRequest.ifMatch(request);
    boolean create = "*".equals(request.getHeader(HttpHeaders.IF_NONE_MATCH));
    CatalogBody.read(
        context, bytesMax, budget, source -> store(context, key, source, create, expected));
  }

  private void store(
      RoutingContext context,
      ItemKey key,
      SourceText source,
      boolean create,
      OptionalLong expected) {
    writes.apply(
        context, new CatalogChange.Put(key, source, create, expected), done -> stored(key, done));
  }

  private Consumer<RoutingContext> stored(ItemKey asked, Done done) {
    ItemKey key = done.changes().isEmpty() ? asked : done.changes().getFirst().key();
    boolean created =
        !done.changes().isEmpty() && done.changes().getFirst().type() == ChangeType.CREATED;
    Optional<CatalogItem> item = done.stored().or(() -> service.queries().find(key));
    return context -> {
      context.response().putHeader(HttpHeaders.LOCATION, path + "/" + encoded(key.id()));
      // In a dry run a new item is not there.
      item.ifPresentOrElse(
          found -> answer(context, created ? 201 : 200, found),
          () -> Answers.json(context, 200, CatalogJson.done(done, true)));
    };
  }

  private void delete(RoutingContext context) {
    ItemKey key = key(context);
    OptionalLong expected = CatalogRequest.ifMatch(context.request());
    writes.apply(
        context,
        new CatalogChange.Delete(key, expected),
        done -> it -> Answers.json(it, 200, CatalogJson.done(done, false)));
  }

  private static void answer(RoutingContext context, int status, CatalogItem item) {
    context.response().putHeader(HttpHeaders.ETAG, "\"" + item.version() + "\"");
    JsonText out = new JsonText(item.content().length() + 256);
    CatalogJson.item(out, item);
    Answers.json(context, status, out);
  }

  private ItemKey key(RoutingContext context) {
    return new ItemKey(kind, Objects.requireNonNull(context.pathParam("id")));
  }

  private static String encoded(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
