package io.distric.verticle.cli;

import io.distric.config.LoadedConfig;
import io.distric.membership.MemberRole;
import io.distric.protocol.ProblemCode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code distric gossip}. */
@Command(
    description = {
      "Joins a cluster as a bare member, and prints what becomes of members: one JSON object a"
          + " line.",
      "It runs nothing and keeps nothing. Ctrl-C or SIGTERM: it says goodbye."
    },
    sortOptions = false)
final class GossipCommand implements Callable<Integer> {

  /** What it shows itself as. */
  enum Role {
    /** Only looks on. */
    observer,
    /** Gets the exact loads of workers. */
    coordinator,
    /** Reports a load. */
    worker
  }

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Configuration; only the sections node, ports, gossip and telemetry matter.")
  private @Nullable Path config;

  @Option(names = "--id", paramLabel = "NAME", description = "Made up where it is left out.")
  private @Nullable String id;

  @Option(names = "--role", description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} unless said.")
  private Role role = Role.observer;

  @Option(names = "--zone", paramLabel = "NAME", description = "Zone or data centre.")
  private @Nullable String zone;

  @Option(names = "--host", paramLabel = "ADDRESS", description = "Address to bind.")
  private @Nullable String host;

  @Option(
      names = "--keyring",
      paramLabel = "FILE",
      description = "Keys, one a line; see distric gossip keys.")
  private @Nullable String keyring;

  @Option(
      names = "--stats",
      paramLabel = "SECONDS",
      description = "Print figures of traffic and detection so often.")
  private int stats;

  @Option(names = "--faults", hidden = true, description = "A bad network, for tests.")
  private @Nullable Path faults;

  @Mixin private final MemberFlags flags = new MemberFlags();

  private final Session session;

  private GossipCommand(Session session) {
    this.session = session;
  }

  static CommandLine line(Session session) {
    CommandLine keys = GossipKeysCommand.line(session);
    keys.addMixin("help", new HelpOption());
    return new CommandLine(new GossipCommand(session)).addSubcommand("keys", keys);
  }

  @Override
  public Integer call() throws Exception {
    MemberPlan plan =
        new MemberPlan(
            MemberRole.valueOf(role.name().toUpperCase(Locale.ROOT)),
            Duration.ofSeconds(Math.max(0, stats)),
            Optional.ofNullable(faults));
    RunningMember member = join(loaded(), plan);
    Nodes.atEnd(member::stop);
    member.awaitStop();
    return ExitCode.OK;
  }

  private RunningMember join(LoadedConfig loaded, MemberPlan plan)
      throws CliException, InterruptedException {
    try {
      return session.members().join(loaded.config(), plan, session.terminal()::print);
    } catch (IOException e) {
      throw CliException.of(
          ProblemCode.START_FAILED, String.valueOf(e.getMessage()), ExitCode.FAILED);
    }
  }

  private LoadedConfig loaded() throws Exception {
    Map<String, String> more = new LinkedHashMap<>();
    MemberFlags.put(more, "node.id", id);
    MemberFlags.put(more, "node.zone", zone);
    MemberFlags.put(more, "gossip.host", host);
    MemberFlags.put(more, "gossip.keyringFile", keyring);
    // What happens to members is on standard output already.
    return flags.load(config, more, Map.of("telemetry.logLevel", "error"));
  }
}
