package io.distric.verticle.cli;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What a node would note about messages as they come in. */
final class StampOption {

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      description = "What now() is, such as 2026-01-15T12:00:00Z; else the time of the call.")
  private @Nullable String at;

  @Option(
      names = "--type",
      paramLabel = "SCHEMA",
      description = "The messages' type; else conditions of schemas decide.")
  private @Nullable String type;

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  /** What {@code now()} is, milliseconds since the epoch. */
  long now() {
    try {
      return at == null ? System.currentTimeMillis() : Instant.parse(at).toEpochMilli();
    } catch (DateTimeParseException e) {
      throw wrong("--at is no instant such as 2026-01-15T12:00:00Z");
    }
  }

  @Nullable String type() {
    return type;
  }

  /** Refuses to be told what is known. */
  void expectNone(String why) {
    if (at != null || type != null) {
      throw wrong("--at and --type are not given here: " + why);
    }
  }

  private RuntimeException wrong(String sentence) {
    return command == null
        ? new IllegalStateException(sentence)
        : new ParameterException(command.commandLine(), sentence);
  }
}
