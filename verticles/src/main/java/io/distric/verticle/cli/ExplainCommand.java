package io.distric.verticle.cli;

import io.distric.dsl.explain.Explainer;
import io.distric.dsl.explain.Explanation;
import io.distric.dsl.explain.ExplanationJson;
import io.distric.dsl.match.MalformedMessage;
import io.distric.dsl.source.Suggestion;
import io.distric.protocol.Problem;
import io.distric.protocol.ProblemCode;
import io.distric.protocol.Refusals;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code distric explain -f FILE|DIR -m MESSAGE|FILE}. */
@Command(description = "Says why rules match a message, or do not, without a node.")
final class ExplainCommand implements Callable<Integer> {

  private static final int NEAR_MAX = 10;

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

  @Option(names = "--rule", paramLabel = "ID", description = "Only this rule; else all.")
  private @Nullable String rule;

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      description = "What now() is, such as 2026-01-15T12:00:00Z; else the time of the call.")
  private @Nullable String at;

  @Option(
      names = "--type",
      paramLabel = "SCHEMA",
      description = "The message's type; else conditions of schemas decide.")
  private @Nullable String type;

  @Mixin private final OutputOption output = new OutputOption();
  @Mixin private final DialectOption dialect = new DialectOption();

  private final Session session;
  private final CommandLine line;

  private ExplainCommand(Session session) {
    this.session = session;
    this.line = new CommandLine(this);
  }

  static CommandLine line(Session session) {
    return new ExplainCommand(session).line;
  }

  @Override
  public Integer call() throws IOException, CliException {
    long now = now();
    Optional<OfflineCatalog.Loaded> loaded =
        OfflineCatalog.read(path, session.terminal(), dialect.dialects());
    if (loaded.isEmpty()) {
      return ExitCode.FAILED;
    }
    Explainer explainer =
        new Explainer(loaded.get().model(), loaded.get().matcher(), dialect.dialects());
    List<Explanation> explained = explain(explainer, loaded.get(), now);
    if (output.json()) {
      session.terminal().print(ExplanationJson.text(explained));
    } else {
      table(explained);
    }
    return ExitCode.OK;
  }

  private List<Explanation> explain(Explainer explainer, OfflineCatalog.Loaded loaded, long now)
      throws IOException, CliException {
    String only = rule;
    if (only != null && !explainer.contains(only)) {
      List<String> ids = loaded.model().rules().stream().map(r -> r.id()).toList();
      throw CliException.of(
          ProblemCode.ITEM_NOT_FOUND,
          "there is no rule '%s'; %s".formatted(only, Suggestion.hint(only, ids)),
          ExitCode.NOT_FOUND);
    }
    try {
      byte[] json = message();
      return only == null
          ? explainer.all(json, now, type)
          : List.of(explainer.one(only, json, now, type));
    } catch (MalformedMessage e) {
      Problem problem = Refusals.of(e);
      throw CliException.told(problem.code() + ": " + problem.detail(), ExitCode.FAILED, List.of());
    }
  }

  private void table(List<Explanation> explained) {
    Table table = new Table("RULE", "", "WHY");
    for (Explanation each : explained) {
      String condition =
          each.condition().isEmpty() || each.reason().contains(each.condition())
              ? ""
              : "  [" + each.condition() + "]";
      table.row(each.ruleId(), each.matched() ? "yes" : "no", each.reason() + condition);
    }
    table.print(session.terminal());
    List<Explanation> near = Explainer.nearMisses(explained);
    if (!near.isEmpty() && rule == null) {
      session.terminal().print("");
      session.terminal().print("missed by one condition, the nearest first:");
      near.stream()
          .limit(NEAR_MAX)
          .forEach(each -> session.terminal().print("  " + each.ruleId() + ": " + each.reason()));
    }
  }

  private byte[] message() throws IOException {
    if (message.equals("-")) {
      return session.terminal().in().readAllBytes();
    }
    return message.stripLeading().startsWith("{")
        ? message.getBytes(StandardCharsets.UTF_8)
        : Files.readAllBytes(Path.of(message));
  }

  private long now() {
    try {
      return at == null ? System.currentTimeMillis() : Instant.parse(at).toEpochMilli();
    } catch (DateTimeParseException e) {
      throw new ParameterException(line, "--at is no instant such as 2026-01-15T12:00:00Z", e);
    }
  }
}
