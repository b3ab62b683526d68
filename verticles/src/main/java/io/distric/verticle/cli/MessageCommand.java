package io.distric.verticle.cli;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code distric message send|batch|tail}. */
@Command(description = "Sends one message or a batch, or shows what happens on the stream.")
final class MessageCommand implements Callable<Integer> {

  /** What to do. */
  enum Verb {
    /** One message: a text, or a file after -f. */
    send,
    /** Many: NDJSON or an array from a file, or from standard input. */
    batch,
    /** Print events until interrupted. */
    tail
  }

  @Mixin private final NodeOption node = new NodeOption();

  @Parameters(index = "0", description = "${COMPLETION-CANDIDATES}")
  private Verb verb = Verb.send;

  @Parameters(index = "1", arity = "0..1", paramLabel = "JSON")
  private @Nullable String text;

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description = "Read from here; - is standard input.")
  private @Nullable Path file;

  @Option(names = "--wait", description = "Wait for the results (send).")
  private boolean wait;

  @Option(names = "--from", description = "now, start or a cursor (tail).")
  private String from = "now";

  @Option(names = "--message", paramLabel = "ID", description = "Only of this message (tail).")
  private @Nullable String message;

  @Option(names = "--workflow", paramLabel = "ID", description = "Only of this one (tail).")
  private @Nullable String workflow;

  @Option(names = "--instance", paramLabel = "ID", description = "Only of this one (tail).")
  private @Nullable String instance;

  @Option(names = "--count", description = "End after so many events (tail).")
  private long count = Long.MAX_VALUE;

  private final Session session;

  private MessageCommand(Session session) {
    this.session = session;
  }

  static CommandLine line(Session session) {
    return new CommandLine(new MessageCommand(session));
  }

  @Override
  public Integer call() throws Exception {
    if (count < 1) {
      throw CliException.usage("--count is 1 or more");
    }
    NodeClient client = node.client();
    return switch (verb) {
      case send -> send(client, "application/json", wait ? "?wait=result" : "");
      case batch -> send(client, batchType(), "");
      case tail -> new StreamTail(session.terminal(), client).run(subscription(), count);
    };
  }

  private int send(NodeClient client, String contentType, String query) throws Exception {
    String answer = client.post("/api/v1/messages" + query, contentType, body()).body();
    session.terminal().print(answer.stripTrailing());
    return ExitCode.OK;
  }

  private String batchType() {
    boolean array = file != null && file.toString().endsWith(".json");
    return array ? "application/json" : "application/x-ndjson";
  }

  private byte[] body() throws IOException, CliException {
    if (file != null && !file.toString().equals("-")) {
      return Files.readAllBytes(file);
    }
    if (text != null) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    if (file == null && verb == Verb.send) {
      throw CliException.usage("say what: send JSON, or -f FILE");
    }
    return session.terminal().in().readAllBytes();
  }

  private JsonObject subscription() {
    JsonObject filter = new JsonObject();
    put(filter, "message_id", message);
    put(filter, "workflow_id", workflow);
    put(filter, "workflow_instance_id", instance);
    return new JsonObject()
        .put("op", "subscribe")
        .put("id", "tail")
        .put("filter", filter)
        .put("from", from);
  }

  private static void put(JsonObject filter, String key, @Nullable String value) {
    if (value != null) {
      filter.put(key, value);
    }
  }
}
