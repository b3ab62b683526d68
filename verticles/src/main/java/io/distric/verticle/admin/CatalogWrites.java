package io.distric.verticle.admin;

import io.distric.catalog.Author;
import io.distric.catalog.CatalogChange;
import io.distric.catalog.CatalogOutcome;
import io.distric.catalog.CatalogOutcome.Done;
import io.distric.catalog.CatalogOutcome.Refused;
import io.distric.catalog.CatalogService;
import io.distric.protocol.ProblemCode;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives changes to the catalog and answers, on the event loop of the request, what it says. */
final class CatalogWrites {

  private static final Logger LOG = LoggerFactory.getLogger(CatalogWrites.class);

  private final CatalogService service;
  private final Function<HttpServerRequest, String> client;

  CatalogWrites(CatalogService service, Function<HttpServerRequest, String> client) {
    this.service = service;
    this.client = client;
  }

  /**
   * Changes the catalog.
   *
   * @param context of the request
   * @param change what
   * @param prepare called on the catalog's thread, may read it; its answer runs on the event loop
   */
  void apply(
      RoutingContext context,
      CatalogChange change,
      Function<Done, Consumer<RoutingContext>> prepare) {
    HttpServerRequest request = context.request();
    CatalogRequest.checkWait(request);
    boolean dryRun = CatalogRequest.flag(request, "dry_run");
    Context loop = Objects.requireNonNull(Vertx.currentContext(), "not on an event loop");
    String address = request.remoteAddress() == null ? "" : request.remoteAddress().hostAddress();
    Author author = new Author(client.apply(request), Objects.requireNonNullElse(address, ""));
    CompletableFuture<?> _ =
        service
            .apply(change, author, dryRun)
            .thenApply(outcome -> answer(outcome, prepare))
            .whenComplete((answer, fault) -> loop.runOnContext(_ -> end(context, answer, fault)));
  }

  private static Consumer<RoutingContext> answer(
      CatalogOutcome outcome, Function<Done, Consumer<RoutingContext>> prepare) {
    return switch (outcome) {
      case Done done -> prepare.apply(done);
      case Refused refused -> context -> Answers.problem(context, refused.problem());
    };
  }

  private static void end(
      RoutingContext context,
      @Nullable Consumer<RoutingContext> answer,
      @Nullable Throwable fault) {
    if (answer != null) {
      answer.accept(context);
      return;
    }
    LOG.error("{} {} failed", context.request().method(), Answers.path(context), fault);
    Answers.problem(
        context,
        ProblemCode.INTERNAL.problem("a fault of ours; the log of the node has the cause"));
  }
}
