package io.distric.verticle.cli;

import io.distric.dsl.explain.Explainer;
import io.distric.dsl.explain.Explanation;
import io.distric.dsl.explain.ExplanationJson;
import io.distric.dsl.match.MalformedMessage;
import io.distric.dsl.source.Suggestion;
import io.distric.protocol.Problem;
import io.distric.protocol.ProblemCode;
import io.distric.protocol.Refusals;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code distric explain -f FILE|DIR -m MESSAGE|FILE} and {@code explain --message-id ID}. */
@Command(
    description = {
      "Says why rules match a message, or do not.",
      "With -f and -m without a node; with --message-id a node is asked about a message that it"
          + " accepted, by the rules that it had then."
    })
final class ExplainCommand implements Callable<Integer> {

  @ArgGroup(multiplicity = "1")
  private final Subject subject = new Subject();

  @Option(names = "--rule", paramLabel = "ID", description = "Only this rule; else all.")
  private @Nullable String rule;

  @Option(
      names = "--all",
      description = "All rules of the node (--message-id), not just what matched or nearly did.")
  private boolean all;

  @Mixin private final StampOption stamp = new StampOption();
  @Mixin private final OutputOption output = new OutputOption();
  @Mixin private final DialectOption dialect = new DialectOption();
  @Mixin private final NodeOption node = new NodeOption();

  private final Session session;

  /** What is explained. */
  static final class Subject {

    @ArgGroup(exclusive = false)
    private @Nullable Given given;

    @Option(
        names = "--message-id",
        required = true,
        paramLabel = "ID",
        description = "A message that the node accepted.")
    private @Nullable String past;
  }

  /** A message and rules that are at hand. */
  static final class Given {

    @Option(
        names = {"-f", "--file"},
        required = true,
        paramLabel = "FILE|DIR",
        description = "Rules; files of a folder in the byte order of their paths.")
    private Path path = Path.of(".");

    @Option(
        names = {"-m", "--message"},
        required = true,
        paramLabel = "JSON|FILE",
        description = "The message itself, or a file that holds it; - for standard input.")
    private String message = "-";
  }

  private ExplainCommand(Session session) {
    this.session = session;
  }

  static CommandLine line(Session session) {
    return new CommandLine(new ExplainCommand(session));
  }

  @Override
  public Integer call() throws IOException, CliException, InterruptedException {
    String past = subject.past;
    if (past != null) {
      stamp.expectNone("a message that was accepted has its own");
      return past(past);
    }
    return given(subject.given == null ? new Given() : subject.given);
  }

  private int given(Given given) throws IOException, CliException {
    long now = stamp.now();
    Optional<OfflineCatalog.Loaded> loaded =
        OfflineCatalog.read(given.path, session.terminal(), dialect.dialects());
    if (loaded.isEmpty()) {
      return ExitCode.FAILED;
    }
    Explainer explainer =
        new Explainer(loaded.get().model(), loaded.get().matcher(), dialect.dialects());
    List<Explanation> explained = explain(explainer, loaded.get(), message(given), now);
    if (output.json()) {
      session.terminal().print(ExplanationJson.text(explained));
    } else {
      ExplanationText.of(explained).print(session.terminal(), rule == null);
    }
    return ExitCode.OK;
  }

  private List<Explanation> explain(
      Explainer explainer, OfflineCatalog.Loaded loaded, byte[] json, long now)
      throws CliException {
    String only = rule;
    if (only != null && !explainer.contains(only)) {
      List<String> ids = loaded.model().rules().stream().map(r -> r.id()).toList();
      throw CliException.of(
          ProblemCode.ITEM_NOT_FOUND,
          "there is no rule '%s'; %s".formatted(only, Suggestion.hint(only, ids)),
          ExitCode.NOT_FOUND);
    }
    try {
      return only == null
          ? explainer.all(json, now, stamp.type())
          : List.of(explainer.one(only, json, now, stamp.type()));
    } catch (MalformedMessage e) {
      Problem problem = Refusals.of(e);
      throw CliException.told(
          problem.code() + ": " + problem.detail() + severalHint(json), ExitCode.FAILED, List.of());
    }
  }

  /** Those who have evaluated a file of messages hand the same file to this command. */
  private static String severalHint(byte[] json) {
    List<String> lines =
        new String(json, StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank()).toList();
    boolean several = lines.size() > 1 && lines.get(1).stripLeading().startsWith("{");
    return several && lines.getFirst().stripTrailing().endsWith("}")
        ? "; one message is explained, and here are %d lines: give one of them"
            .formatted(lines.size())
        : "";
  }

  private byte[] message(Given given) throws IOException {
    if (given.message.equals("-")) {
      return session.terminal().in().readAllBytes();
    }
    return given.message.stripLeading().startsWith("{")
        ? given.message.getBytes(StandardCharsets.UTF_8)
        : Files.readAllBytes(Path.of(given.message));
  }

  private int past(String id) throws CliException, InterruptedException {
    String query = rule == null ? "?all=" + all : "?rule=" + NodeClient.encoded(rule);
    JsonObject told =
        node.client().get("/api/v1/messages/" + NodeClient.encoded(id) + "/explain" + query);
    Terminal terminal = session.terminal();
    if (output.json()) {
      terminal.print(told.encode());
      return ExitCode.OK;
    }
    JsonArray matched = told.getJsonArray("matched", new JsonArray());
    terminal.print(
        "message %s, received %s, was evaluated by catalog version %s; matched: %s"
            .formatted(
                told.getString("message_id"),
                told.getString("received_at"),
                told.getValue("catalog_version"),
                matched.isEmpty() ? "none" : matched.stream().map(String::valueOf).toList()));
    told.getJsonArray("notes", new JsonArray()).forEach(note -> terminal.print("note: " + note));
    terminal.print("");
    ExplanationText.of(told.getJsonObject("explain")).print(terminal, rule == null);
    return ExitCode.OK;
  }
}
