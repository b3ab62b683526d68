package io.distric.verticle.cli;

import io.distric.config.ConfigException;
import io.distric.protocol.ProblemCode;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The command line of the fat jar. */
public final class Cli {

  private final Session session;

  Cli(Session session) {
    this.session = session;
  }

  /**
   * Runs a command line to its end.
   *
   * @param arguments as given
   * @param launcher starts nodes
   * @param members starts bare members
   * @return exit code of the process
   */
  public static int run(String[] arguments, NodeLauncher launcher, MemberLauncher members) {
    return new Cli(new Session(Terminal.system(), launcher, members)).run(List.of(arguments));
  }

  int run(List<String> arguments) {
    String first = arguments.isEmpty() ? "--help" : arguments.getFirst();
    List<String> rest = arguments.isEmpty() ? List.of() : arguments.subList(1, arguments.size());
    return switch (first) {
      case "--help", "-h" -> run(Verb.HELP, List.of());
      case "--version", "-V" -> run(Verb.VERSION, List.of());
      default -> {
        Optional<Verb> verb = Verb.find(first);
        yield verb.isPresent() ? run(verb.get(), rest) : unknown(first);
      }
    };
  }

  private int run(Verb verb, List<String> arguments) {
    Terminal terminal = session.terminal();
    CommandLine line = verb.line(session);
    line.setOut(terminal.outWriter());
    line.setErr(Terminal.writer(terminal.err()));
    line.setParameterExceptionHandler((wrong, given) -> usage(wrong));
    line.setExecutionExceptionHandler((failed, at, parsed) -> failed(failed));
    return line.execute(arguments.toArray(String[]::new));
  }

  private int usage(ParameterException wrong) {
    CommandLine line = wrong.getCommandLine();
    Terminal terminal = session.terminal();
    terminal.complain(ProblemCode.USAGE.code() + ": " + wrong.getMessage());
    terminal.complain("see " + line.getCommandSpec().qualifiedName() + " --help");
    return ExitCode.USAGE;
  }

  private int unknown(String word) {
    List<String> near =
        Arrays.stream(Verb.values())
            .filter(verb -> !verb.group().isEmpty() && near(verb.word(), word))
            .map(Verb::word)
            .toList();
    String meant = near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?";
    session
        .terminal()
        .complain(ProblemCode.USAGE.code() + ": there is no command '" + word + "'" + meant);
    session.terminal().complain("see distric help");
    return ExitCode.USAGE;
  }

  private int failed(Exception failed) {
    Terminal terminal = session.terminal();
    return switch (failed) {
      case CliException known -> {
        terminal.complain(String.valueOf(known.getMessage()));
        known.diagnostics().forEach(told -> terminal.err().println(DiagnosticText.of(told)));
        yield known.exitCode();
      }
      case ConfigException bad -> {
        terminal.complain(ProblemCode.BAD_CONFIGURATION.code() + ": " + bad.getMessage());
        yield ExitCode.USAGE;
      }
      case NoSuchFileException absent -> {
        terminal.complain(
            ProblemCode.FILE_UNREADABLE.code()
                + ": there is no file or folder "
                + absent.getFile());
        yield ExitCode.NOT_FOUND;
      }
      case IOException broken -> {
        terminal.complain(ProblemCode.FILE_UNREADABLE.code() + ": " + sentence(broken));
        yield ExitCode.FAILED;
      }
      default -> {
        terminal.complain(ProblemCode.INTERNAL.code() + ": a fault of ours: " + failed);
        failed.printStackTrace(terminal.err());
        yield ExitCode.FAILED;
      }
    };
  }

  /** Messages of file errors are often nothing but the path. */
  private static String sentence(IOException broken) {
    return broken.getClass() == IOException.class
        ? String.valueOf(broken.getMessage())
        : broken.getClass().getSimpleName() + ": " + broken.getMessage();
  }

  private static boolean near(String verb, String word) {
    return word.length() > 1 && verb.regionMatches(0, word, 0, 2);
  }
}
