package io.distric.verticle.admin;

import io.distric.protocol.Cursor;
import io.distric.protocol.Problem;
import io.distric.protocol.ProblemCode;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a client asks of a stream. */
sealed interface StreamRequest {

  /** Ids of subscriptions are echoed in every frame. */
  int ID_MAX = 128;

  /** Keys that a filter may have. */
  Set<String> FILTERS = Set.of("message_id", "workflow_id", "workflow_instance_id");

  /** Where a subscription begins. */
  sealed interface From {

    /** With what happens from now on. */
    enum Edge implements From {
      /** The newest. */
      NOW,
      /** The oldest that is kept. */
      START
    }

    /**
     * Behind an event that the client has seen.
     *
     * @param cursor that came with it
     */
    record Behind(Cursor cursor) implements From {}
  }

  /**
   * Send events.
   *
   * @param id of the subscription
   * @param filter which events
   * @param from which on
   */
  record Subscribe(String id, StreamFilter filter, From from) implements StreamRequest {}

  /**
   * Send no more.
   *
   * @param id of the subscription
   */
  record Unsubscribe(String id) implements StreamRequest {}

  /**
   * It asks for nothing that there is.
   *
   * @param id of the subscription, if it says one
   * @param problem what is wrong
   */
  record Broken(@Nullable String id, Problem problem) implements StreamRequest {}

  /** Reads a frame. */
  static StreamRequest parse(String frame) {
    JsonObject json;
    try {
      json = new JsonObject(frame);
    } catch (DecodeException | ClassCastException e) {
      return new Broken(null, ProblemCode.BAD_FRAME.problem("the frame is no JSON object"));
    }
    if (!(json.getValue("id") instanceof String id) || id.isEmpty() || id.length() > ID_MAX) {
      return new Broken(
          null, ProblemCode.BAD_FRAME.at("id is a text of 1 to " + ID_MAX + " characters", "/id"));
    }
    Object op = json.getValue("op");
    if ("unsubscribe".equals(op)) {
      return new Unsubscribe(id);
    }
    if (!"subscribe".equals(op)) {
      return new Broken(
          id, ProblemCode.BAD_FRAME.at("op is subscribe or unsubscribe, not " + op, "/op"));
    }
    try {
      return new Subscribe(id, filter(json.getValue("filter")), from(json.getValue("from")));
    } catch (RefusedException e) {
      return new Broken(id, e.problem());
    }
  }

  private static StreamFilter filter(@Nullable Object value) {
    if (value == null) {
      return new StreamFilter(null, null, null);
    }
    if (!(value instanceof JsonObject filter)) {
      throw new RefusedException(ProblemCode.BAD_FRAME.at("filter is an object", "/filter"));
    }
    for (String key : filter.fieldNames()) {
      if (!FILTERS.contains(key) || !(filter.getValue(key) instanceof String)) {
        throw new RefusedException(
            ProblemCode.BAD_FRAME.at(
                "a filter has the texts message_id, workflow_id or workflow_instance_id",
                "/filter/" + key));
      }
    }
    String instance = filter.getString("workflow_instance_id");
    return new StreamFilter(
        filter.getString("message_id"),
        filter.getString("workflow_id"),
        instance == null ? null : Ids.parse(instance));
  }

  private static From from(@Nullable Object value) {
    if (value == null || "now".equals(value)) {
      return From.Edge.NOW;
    }
    if ("start".equals(value)) {
      return From.Edge.START;
    }
    Optional<Cursor> cursor = value instanceof String text ? Cursor.parse(text) : Optional.empty();
    return cursor
        .<From>map(From.Behind::new)
        .orElseThrow(
            () ->
                new RefusedException(
                    ProblemCode.BAD_CURSOR.at("'" + value + "' is no cursor of ours", "/from")));
  }
}
