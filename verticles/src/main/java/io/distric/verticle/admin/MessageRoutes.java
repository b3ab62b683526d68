package io.distric.verticle.admin;

import io.distric.catalog.MessageExplainer;
import io.distric.catalog.MessageExplainer.Explained;
import io.distric.config.NodeConfig;
import io.distric.dsl.explain.ExplanationJson;
import io.distric.dsl.match.MalformedMessage;
import io.distric.protocol.Event;
import io.distric.protocol.JsonText;
import io.distric.protocol.Problem;
import io.distric.protocol.ProblemCode;
import io.distric.protocol.Refusals;
import io.distric.storage.HistoryStore;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/** Messages that were accepted, for reading. Mounted on the router of each loop. */
public final class MessageRoutes {

  private static final int NEAR_MAX = 20;

  private final HistoryStore history;
  private final MessageExplainer explainer;
  private final NodeConfig config;
  private final BlockingReads reads;

  /**
   * Routes to messages.
   *
   * @param history has what is kept of them
   * @param explainer knows the rules
   * @param config of the node
   */
  public MessageRoutes(HistoryStore history, MessageExplainer explainer, NodeConfig config) {
    this.history = history;
    this.explainer = explainer;
    this.config = config;
    this.reads = new BlockingReads(config.http().readsInflightMax());
  }

  /** Adds the routes. */
  public void mount(Router router) {
    router.get("/api/v1/messages/:id/explain").handler(this::explain);
  }

  private void explain(RoutingContext context) {
    String id = Objects.requireNonNull(context.pathParam("id"));
    Optional<String> rule = Optional.ofNullable(context.request().getParam("rule"));
    boolean all = CatalogRequest.flag(context.request(), "all");
    reads.run(context, () -> explain(id, rule, all), body -> Answers.json(context, 200, body));
  }

  private JsonText explain(String id, Optional<String> rule, boolean all) throws IOException {
    Event.MessageAccepted accepted =
        history.message(id).orElseThrow(() -> new RefusedException(notKept(id)));
    Event.KeptMessage kept = Objects.requireNonNull(accepted.message(), "history keeps messages");
    try {
      Explained explained = explainer.explain(accepted, kept, rule);
      if (explained.rules().isEmpty() && rule.isPresent()) {
        throw new RefusedException(
            ProblemCode.ITEM_NOT_FOUND.problem(
                "catalog version %d has no rule '%s'"
                    .formatted(explained.catalogVersion(), rule.get())));
      }
      return json(accepted, kept, explained, all || rule.isPresent());
    } catch (MalformedMessage e) {
      throw new RefusedException(Refusals.of(e));
    }
  }

  private static JsonText json(
      Event.MessageAccepted accepted, Event.KeptMessage kept, Explained explained, boolean all) {
    JsonText out = new JsonText(4096).object();
    out.name("message_id").text(accepted.messageId());
    out.name("client").text(accepted.client());
    out.name("type").text(kept.type());
    out.name("received_at").time(kept.receivedAt());
    out.name("accepted_at").time(accepted.time());
    out.name("catalog_version").number(accepted.catalogVersion());
    out.name("matched").texts(accepted.matched());
    out.name("instances").ids(accepted.instances());
    out.name("explained_by").object();
    out.name("catalog_version").number(explained.catalogVersion());
    out.name("as_then").bool(explained.asThen()).endObject();
    out.name("agrees").bool(explained.agrees());
    out.name("notes").texts(explained.notes());
    String told =
        all
            ? ExplanationJson.text(explained.rules())
            : ExplanationJson.brief(explained.rules(), NEAR_MAX);
    out.name("explain").raw(told.getBytes(StandardCharsets.UTF_8));
    return out.endObject();
  }

  private Problem notKept(String id) {
    if (!config.journal().messages()) {
      return ProblemCode.MESSAGE_NOT_KEPT.problem(
          "message '%s' is not kept, for journal.messages is false; true keeps those to come"
              .formatted(id));
    }
    String unmatched =
        config.ingest().journal().equals("all")
            ? ""
            : ", or it had no effect (ingest.journal is 'matched'; 'all' keeps such messages too)";
    return ProblemCode.MESSAGE_NOT_KEPT.problem(
        ("no message '%s' is kept: it was not accepted%s, or journal.retention or"
                + " journal.retentionBytes has let it go")
            .formatted(id, unmatched));
  }
}
