package io.distric.verticle.cli;

import io.distric.dsl.source.DiagnosticCode;
import io.distric.protocol.ProblemCode;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code distric help [COMMAND|CODE]}. */
@Command(description = "Explains a command, or a code such as DC-1011 or R204.")
final class HelpCommand implements Callable<Integer> {

  @Parameters(index = "0", arity = "0..1", paramLabel = "COMMAND|CODE")
  private @Nullable String topic;

  private final Session session;

  private HelpCommand(Session session) {
    this.session = session;
  }

  static CommandLine line(Session session) {
    return new CommandLine(new HelpCommand(session));
  }

  @Override
  public Integer call() throws CliException {
    if (topic == null) {
      commands();
      return ExitCode.OK;
    }
    Optional<Verb> verb = Verb.find(topic);
    if (verb.isPresent()) {
      verb.get().line(session).usage(session.terminal().outWriter());
      return ExitCode.OK;
    }
    session.terminal().print(code(topic));
    return ExitCode.OK;
  }

  private void commands() {
    Terminal terminal = session.terminal();
    terminal.print("DistriC, a distributed rule and workflow engine.");
    terminal.print("");
    terminal.print("  distric demo      shows all of it in ten seconds");
    terminal.print("  distric dev       runs a node to play with");
    String group = "";
    for (Verb verb : Verb.values()) {
      if (!verb.group().isEmpty() && !verb.group().equals(group)) {
        group = verb.group();
        terminal.print("");
        terminal.print(group);
      }
      if (!verb.group().isEmpty()) {
        terminal.print("  %-9s %s".formatted(verb.word(), verb.description()));
      }
    }
    terminal.print("");
    terminal.print("distric COMMAND --help tells more, distric help CODE explains an error.");
  }

  private static String code(String code) throws CliException {
    Optional<String> problem =
        ProblemCode.find(code)
            .map(
                known ->
                    "%s  %s (HTTP %d)%n  %s"
                        .formatted(known.code(), known.title(), known.status(), known.help()));
    return problem
        .or(() -> diagnostic(code))
        .orElseThrow(
            () ->
                CliException.of(
                    ProblemCode.USAGE,
                    "'" + code + "' is no command and no code; see distric help",
                    ExitCode.NOT_FOUND));
  }

  private static Optional<String> diagnostic(String code) {
    return Arrays.stream(DiagnosticCode.values())
        .filter(known -> known.code().equalsIgnoreCase(code))
        .findFirst()
        .map(known -> "%s  %s%n  %s".formatted(known.code(), known.title(), known.help()));
  }
}
