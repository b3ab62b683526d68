package io.distric.verticle.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code distric version}. */
@Command(description = "Prints the version.")
final class VersionCommand implements Callable<Integer> {

  private final Session session;

  private VersionCommand(Session session) {
    this.session = session;
  }

  static CommandLine line(Session session) {
    return new CommandLine(new VersionCommand(session));
  }

  /** As the jar says; a class path of folders says nothing. */
  static String version() {
    return Objects.requireNonNullElse(
        VersionCommand.class.getPackage().getImplementationVersion(), "2.0.0-dev");
  }

  @Override
  public Integer call() {
    session.terminal().print("distric " + version() + " on Java " + Runtime.version());
    return ExitCode.OK;
  }
}
