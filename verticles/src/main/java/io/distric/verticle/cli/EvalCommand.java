package io.distric.verticle.cli;

import io.distric.dsl.match.MalformedMessage;
import io.distric.dsl.match.Matcher;
import io.distric.dsl.match.Matches;
import io.distric.dsl.match.MessageView;
import io.distric.protocol.Refusals;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code distric eval -f FILE|DIR -m FILE}. */
@Command(
    description =
        "Evaluates rules on messages without a node; one line of output for each message."
            + " 1 if a message could not be read.")
final class EvalCommand implements Callable<Integer> {

  @Mixin private final RulesOption rules = new RulesOption();

  @Option(
      names = {"-m", "--message"},
      required = true,
      paramLabel = "FILE",
      description = "Messages, one a line; - for standard input.")
  private Path messages = Path.of("-");

  @Mixin private final StampOption stamp = new StampOption();
  @Mixin private final OutputOption output = new OutputOption();
  @Mixin private final DialectOption dialect = new DialectOption();

  private final Session session;

  private EvalCommand(Session session) {
    this.session = session;
  }

  static CommandLine line(Session session) {
    return new CommandLine(new EvalCommand(session));
  }

  @Override
  public Integer call() throws IOException {
    long now = stamp.now();
    Terminal terminal = session.terminal();
    Optional<Matcher> matcher = OfflineCatalog.load(rules.path(), terminal, dialect.dialects());
    if (matcher.isEmpty()) {
      return ExitCode.FAILED;
    }
    try (InputStream in = open(terminal)) {
      OutputStream out = new BufferedOutputStream(terminal.out(), 1 << 16);
      int refused = evaluate(matcher.get(), new MessageLines(in), now, out);
      out.flush();
      return refused == 0 ? ExitCode.OK : ExitCode.FAILED;
    }
  }

  private InputStream open(Terminal terminal) throws IOException {
    if (Files.isDirectory(messages)) {
      throw new IOException(messages + " is a folder; name a file with one message a line");
    }
    return messages.toString().equals("-") ? terminal.in() : Files.newInputStream(messages);
  }

  /** How many messages could not be read. */
  private int evaluate(Matcher matcher, MessageLines lines, long now, OutputStream out)
      throws IOException {
    MessageView view = matcher.newView();
    Matches matches = matcher.newMatches();
    EvalLine text = new EvalLine(!output.json());
    int refused = 0;
    while (lines.next()) {
      try {
        view.readJson(lines.bytes(), 0, lines.length(), now, stamp.type());
        matcher.match(view, matches);
        out.write(text.matched(lines.number(), view.messageId(), matches));
      } catch (MalformedMessage e) {
        refused++;
        out.write(text.refused(lines.number(), Refusals.of(e)));
      }
      out.write('\n');
    }
    return refused;
  }
}
