package io.distric.protocol;

import java.util.List;
import java.util.Optional;

/**
 * Every code that an error can have towards outsiders. A code never changes its meaning; a new
 * problem gets a new code. 1xxx messages, 2xxx catalog, 3xxx instances and tasks, 4xxx streams,
 * 5xxx node and cluster, 7xxx the command line, 9xxx faults of our own.
 */
public enum ProblemCode {
  /** Not JSON. */
  MALFORMED_JSON(
      1001,
      400,
      "Malformed JSON",
      "The body is not JSON as RFC 8259 defines it. The detail names the place and what stands"
          + " there."),
  /** Bytes that are not UTF-8. */
  NOT_UTF8(
      1002, 400, "Not UTF-8", "Bodies are UTF-8. The detail names the first byte that is not."),
  /** JSON, and no object. */
  NOT_AN_OBJECT(
      1003,
      400,
      "Not a JSON object",
      "A message is a JSON object. Send several as an array of objects or as"
          + " application/x-ndjson."),
  /** The same key twice. */
  DUPLICATE_KEY(
      1004,
      400,
      "Duplicate key",
      "An object has the same key twice, so that its meaning would depend on the reader. Send it"
          + " once."),
  /** Deeper than the limit. */
  TOO_DEEP(
      1005,
      400,
      "Too deeply nested",
      "Objects and lists are nested deeper than ingest.depthMax allows."),
  /** A number out of range. */
  NUMBER_RANGE(
      1006,
      422,
      "Number out of range",
      "A number has more than 100 digits or a scale beyond 400. Send it as a text."),
  /** A message over a limit. */
  MESSAGE_TOO_LARGE(
      1007,
      413,
      "Message too large",
      "A message is longer than ingest.messageBytesMax, or a part of it than the decoder allows."),
  /** A bad message id. */
  MESSAGE_ID(
      1008, 422, "Bad message id", "message_id is a text of 1 to 128 characters, or is left out."),
  /** The key was used with another body. */
  KEY_REUSED(
      1009,
      409,
      "Message id used with another body",
      "A message with this id and another body was accepted earlier. Give the new message an id of"
          + " its own; to repeat the old one send the same bytes."),
  /** The outcome is not known. */
  OUTCOME_UNKNOWN(
      1010,
      503,
      "Outcome unknown",
      "The message may or may not have been accepted. Send it again with the same message_id or"
          + " Idempotency-Key: if it was accepted, the first receipt comes back with \"duplicate\":"
          + " true."),
  /** A limit was reached. */
  OVERLOADED(
      1011,
      429,
      "Too many requests",
      "A limit of this node is reached. Nothing was accepted; try again after the time in"
          + " Retry-After."),
  /** The body is too long. */
  BODY_TOO_LARGE(
      1012,
      413,
      "Body too large",
      "The body is longer than http.bodyBytesMax. Send smaller batches."),
  /** A content type that is not known here. */
  UNSUPPORTED_MEDIA_TYPE(
      1013,
      415,
      "Unsupported media type",
      "The Content-Type is not one that this resource reads. The detail lists those that it does."),
  /** Nothing readable in a batch. */
  EMPTY_BATCH(1014, 400, "Empty batch", "The body holds no message."),
  /** More items than allowed. */
  BATCH_TOO_LONG(
      1015,
      413,
      "Too many messages in a batch",
      "A batch has more messages than ingest.batchItemsMax or ingest.inflightMax. Split it."),
  /** The envelope is wrong. */
  BAD_ENVELOPE(
      1016,
      422,
      "Bad message envelope",
      "A field of the message envelope or a message header is missing or not of its type."),
  /** Nothing is known of a message. */
  MESSAGE_NOT_KEPT(
      1017,
      404,
      "Message not kept",
      "No message with this id is kept. Accepted messages are kept for journal.retention where"
          + " journal.messages is true; those without an effect only where ingest.journal is"
          + " all."),
  /** What a message starts is over a limit. */
  EFFECTS_TOO_LARGE(
      1018, 413, "Starts too much", "What the rules start for it is over replica.entryBytesMax."),

  /** A rule text is wrong. */
  RULES_REFUSED(
      2001,
      422,
      "Rules refused",
      "The text of some rule or workflow is wrong. \"diagnostics\" tells all that is, with places"
          + " and hints. Nothing was changed."),
  /** The item exists. */
  ITEM_EXISTS(
      2002,
      409,
      "Already exists",
      "A rule or workflow with this id exists. Use PUT to replace it."),
  /** No such item. */
  ITEM_NOT_FOUND(2003, 404, "No such rule or workflow", "The catalog has none with this id."),
  /** The version is not the current one. */
  ITEM_CHANGED(
      2004,
      412,
      "Changed in between",
      "If-Match names another version than the current one. Read the item again and repeat the"
          + " change on it."),
  /** Owned by another origin. */
  ITEM_OWNED(
      2005,
      409,
      "Owned by another source",
      "The item was brought by a watched folder (or by the API) and can be changed only there."),
  /** Still referenced. */
  ITEM_IN_USE(
      2006,
      409,
      "In use",
      "Rules start this workflow. Change or delete them first; the detail names them."),
  /** The id in the path and in the body differ. */
  ID_MISMATCH(
      2007, 422, "Ids differ", "The id in the path and the id in the body have to be the same."),
  /** Exactly one item is expected. */
  NOT_ONE_ITEM(
      2008,
      422,
      "Not exactly one item",
      "This resource takes one rule or one workflow. POST a bundle to /api/v1/catalog to apply"
          + " several at once."),
  /** The catalog version is gone or was never there. */
  VERSION_NOT_FOUND(
      2009,
      404,
      "No such catalog version",
      "The catalog keeps its last versions only, see catalog.versionsKept."),
  /** Larger than the limit. */
  CATALOG_TOO_LARGE(
      2010, 413, "Catalog too large", "The catalog would be longer than catalog.sourceBytesMax."),
  /** Too many writes wait. */
  CATALOG_BUSY(
      2011,
      429,
      "Catalog busy",
      "Too many catalog changes wait for the one under way. Try again after the time in"
          + " Retry-After."),
  /** The outcome of a catalog write is not known. */
  CATALOG_OUTCOME_UNKNOWN(
      2012,
      503,
      "Outcome of the catalog change unknown",
      "The change may or may not have been applied. Read the catalog, then repeat it if need be."),
  /** No catalog is in force yet. */
  CATALOG_UNAVAILABLE(
      2013,
      503,
      "Catalog unavailable",
      "This node has not loaded the catalog yet, or no leader is known. Try again shortly."),
  /** The request itself cannot be understood. */
  BAD_CATALOG_REQUEST(
      2014,
      400,
      "Bad catalog request",
      "A parameter or the body of a catalog request cannot be read. The detail names it."),

  /** No such instance. */
  INSTANCE_NOT_FOUND(
      3001,
      404,
      "No such workflow instance",
      "No open or finished instance has this id; finished ones are kept for journal.retention."),
  /** No such task. */
  TASK_NOT_FOUND(3002, 404, "No such task", "No task of an open or finished instance has this id."),
  /** A word that is no status. */
  BAD_STATUS(
      3003,
      400,
      "Unknown status",
      "Statuses are pending, running, completed, failed, compensating, compensated, cancelled; for"
          + " tasks skipped too."),
  /** A bad page. */
  BAD_PAGE(
      3004,
      400,
      "Bad page",
      "limit is a number from 1 to 1000; cursor is the \"next\" of the page before."),
  /** An id that is no UUID. */
  BAD_ID(3005, 400, "Bad id", "Ids of instances and tasks are UUIDs."),

  /** A frame that cannot be understood. */
  BAD_FRAME(
      4001,
      400,
      "Bad stream frame",
      "Frames are JSON objects with \"op\": \"subscribe\" or \"unsubscribe\" and an \"id\"."),
  /** A cursor that cannot be read. */
  BAD_CURSOR(
      4002, 400, "Bad cursor", "Cursors are opaque: use one that this cluster gave, unchanged."),
  /** Too many subscriptions. */
  TOO_MANY_SUBSCRIPTIONS(
      4003,
      429,
      "Too many subscriptions",
      "A stream may have stream.subscriptionsMax subscriptions. Unsubscribe, or open another."),
  /** Too many streams. */
  TOO_MANY_STREAMS(
      4004, 503, "Too many streams", "This node has stream.connectionsMax streams open."),

  /** Not a WebSocket. */
  UPGRADE_REQUIRED(
      4005, 426, "WebSocket wanted", "The stream is a WebSocket: send Upgrade: websocket."),
  /** The id of a subscription is in use. */
  SUBSCRIPTION_EXISTS(
      4006, 409, "Subscription exists", "The stream has a subscription with this id already."),

  /** No such resource. */
  PATH_NOT_FOUND(5001, 404, "No such resource", "No resource has this path."),
  /** A method that the resource does not have. */
  METHOD_NOT_ALLOWED(
      5002,
      405,
      "Method not allowed",
      "The resource exists and does not have this method; Allow lists those that it has."),
  /** The key is missing or wrong. */
  UNAUTHORIZED(
      5003,
      401,
      "Key missing or wrong",
      "Send a key as Authorization: Bearer dk_… or X-API-Key; dev prints one at its start."),
  /** Shutting down, or not yet up. */
  NOT_READY(
      5004,
      503,
      "Node not ready",
      "The node starts, stops or has lost its log; see /health/ready."),
  /** The disk is nearly full. */
  DISK_FULL(
      5005,
      503,
      "Disk nearly full",
      "Less than replica.freeSpaceMin is free, so that nothing can be made durable. Free some"
          + " space."),
  /** A query parameter that cannot be read. */
  BAD_PARAMETER(
      5006, 400, "Bad parameter", "A query parameter cannot be read. The detail names it."),
  /** No HTTP. */
  MALFORMED_REQUEST(
      5007, 400, "Malformed request", "The request is not HTTP/1.1 as it should be spelled."),
  /** A request line over the limit. */
  URI_TOO_LONG(5008, 414, "URI too long", "The first line of a request has at most 4096 bytes."),
  /** Headers over the limit. */
  HEADERS_TOO_LARGE(
      5009, 431, "Headers too large", "The headers of a request have at most 8192 bytes."),

  /** A web page of somebody else asks. */
  FOREIGN_ORIGIN(
      5010,
      403,
      "Foreign origin",
      "A node without a key does not serve web pages of other origins, nor under foreign names."),

  /** The command line is wrong. */
  USAGE(7001, 400, "Usage", "See distric help for the commands and distric COMMAND --help."),
  /** Nobody answers. */
  UNREACHABLE(
      7002,
      503,
      "Node unreachable",
      "No node answers at the URL. Is it running? Give --url, or --data with its data folder."),
  /** The configuration is wrong. */
  BAD_CONFIGURATION(
      7003,
      422,
      "Bad configuration",
      "Each line names the key, what is wrong with its value, and where the value is from."),
  /** A file that cannot be read. */
  FILE_UNREADABLE(7004, 404, "File unreadable", "The file or folder cannot be read."),
  /** The demo's books do not balance. */
  DEMO_UNBALANCED(
      7005,
      500,
      "Demo does not add up",
      "Some accepted message is not accounted for; the lines above name it."),
  /** What was waited for did not come. */
  TIMED_OUT(7006, 504, "Timed out", "What was waited for did not happen in time."),
  /** The node could not start. */
  START_FAILED(
      7007,
      500,
      "Start failed",
      "The node could not start: a port is taken, the data folder is in use, or as the detail"
          + " says."),

  /** A file that would be written over. */
  FILE_EXISTS(
      7008,
      409,
      "File exists",
      "A file that the command would write is there already. Nothing was written; move it away or"
          + " name another folder."),

  /** Our own fault. */
  INTERNAL(
      9001,
      500,
      "Internal error",
      "A fault of this software. The log of the node has the cause; please report it.");

  private final int number;
  private final int status;
  private final String title;
  private final String help;

  ProblemCode(int number, int status, String title, String help) {
    this.number = number;
    this.status = status;
    this.title = title;
    this.help = help;
  }

  /** The code on the wire: {@code DC-1001}. */
  public String code() {
    return "DC-" + number;
  }

  /** HTTP status. */
  public int status() {
    return status;
  }

  /** Short, the same for every problem of this code. */
  public String title() {
    return title;
  }

  /** What it means and what to do. */
  public String help() {
    return help;
  }

  /** A problem of this code. */
  public Problem problem(String detail) {
    return Problem.of(status, code(), title, detail);
  }

  /** A problem of this code at a place of the input. */
  public Problem at(String detail, String pointer) {
    return Problem.at(status, code(), title, detail, pointer);
  }

  /** A refusal of this code that another try later may not meet. */
  public Problem retry(String detail, int seconds) {
    return Problem.retry(status, code(), title, detail, seconds);
  }

  /** The word that the outcome of a command is not known: retry with the same key. */
  public Problem unknown(String detail, int seconds) {
    return new Problem(status, code(), title, detail, "", seconds, true, List.of());
  }

  /** The code as {@code DC-1001}, {@code dc-1001} or {@code 1001}. */
  public static Optional<ProblemCode> find(String code) {
    for (ProblemCode problem : values()) {
      if (problem.code().equalsIgnoreCase(code) || problem.code().endsWith("-" + code)) {
        return Optional.of(problem);
      }
    }
    return Optional.empty();
  }
}
