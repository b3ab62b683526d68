package io.distric.verticle.coordinate;

import io.distric.catalog.ActiveCatalog;
import io.distric.catalog.CatalogReference;
import io.distric.config.CoordinateConfig;
import io.distric.protocol.Command;
import io.distric.protocol.Entry;
import io.distric.protocol.EntryEncoder;
import io.distric.telemetry.CommitSpan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Makes log entries: packs commands, stamps, reserves places and adds the definitions that the
 * partition may not have. Confined to the partition's context.
 */
final class Packer {

  /** How many tasks may become ready by a command that starts or ends one; a guess upward. */
  private static final int READY_PER_COMMAND = 2;

  private final CoordinateConfig config;
  private final CatalogReference catalogs;
  private final CommandQueue queue;
  private final Workers workers;
  private final EngineClock clock;
  private final RandomGenerator random;
  private final EntryEncoder encoder = new EntryEncoder();
  private final Set<Key> applied = new HashSet<>();
  private final List<Entry.Definition> definitions = new ArrayList<>();
  private int mayBecomeReady;
  private final long stalenessMillis;
  private @Nullable Work checked;
  private boolean outdated;

  Packer(
      CoordinateConfig config,
      long stalenessMillis,
      CatalogReference catalogs,
      CommandQueue queue,
      Workers workers,
      EngineClock clock,
      RandomGenerator random) {
    this.config = config;
    this.stalenessMillis = stalenessMillis;
    this.catalogs = catalogs;
    this.queue = queue;
    this.workers = workers;
    this.clock = clock;
    this.random = random;
  }

  /** A version of a workflow. */
  record Key(String workflow, long version) {}

  /** Forgets which definitions the partition has, as at the start of a leadership. */
  void clear() {
    applied.clear();
  }

  /** The partition has these definitions from now on. */
  void applied(List<Entry.Definition> known) {
    known.forEach(d -> applied.add(new Key(d.workflow(), d.version())));
  }

  /** The partition does not have a definition, whatever was believed. */
  void missing(String workflow, long version) {
    applied.remove(new Key(workflow, version));
  }

  /**
   * The next entry, or null if nothing could go into one.
   *
   * @param ready tasks that wait for a worker
   */
  @Nullable Proposal next(int ready) {
    definitions.clear();
    mayBecomeReady = ready;
    checked = null;
    outdated = false;
    List<CommandQueue.Slice> slices = queue.take(this::take);
    int commands = encoder.commands();
    if (commands == 0) {
      return null;
    }
    List<Entry.Ticket> tickets = workers.reserve(mayBecomeReady);
    List<Entry.Definition> carried = List.copyOf(definitions);
    long seed = random.nextLong();
    byte[] bytes = encoder.finish(clock.stamp(), seed, tickets, carried);
    return new Proposal(
        seed, bytes, slices, tickets, carried, commands, System.nanoTime(), CommitSpan.open());
  }

  /**
   * Whether the message at the head of the queue was evaluated on a catalog that is too old: it was
   * replaced too long ago, or a workflow's definition cannot be had any more.
   */
  boolean stoppedByOutdatedMessage() {
    return outdated;
  }

  private boolean take(Work work, int position) {
    if (encoder.commands() >= config.entryCommandsMax()) {
      return false;
    }
    Command command = work.command(position);
    if (command instanceof Command.AcceptMessage message
        && (isStale(work, message.catalogVersion()) || !define(message))) {
      outdated = true;
      return false;
    }
    if (!encoder.addWithin(command, config.entryBytesMax())) {
      return false;
    }
    mayBecomeReady += mayBecomeReady(command);
    return true;
  }

  /** Asked once for each batch of an entry. */
  @SuppressWarnings("ReferenceEquality") // the very batch that was asked about
  private boolean isStale(Work work, long catalogVersion) {
    if (checked == work) {
      return false;
    }
    checked = work;
    OptionalLong replacedAt = catalogs.get().replacedAt(catalogVersion);
    return replacedAt.isPresent() && clock.wallMillis() - replacedAt.getAsLong() > stalenessMillis;
  }

  private boolean define(Command.AcceptMessage message) {
    for (Command.Run run : message.runs()) {
      Key key = new Key(run.workflow(), run.version());
      boolean known = key.version == Command.Run.NO_VERSION || applied.contains(key);
      if (!known && !carries(key)) {
        ActiveCatalog catalog = catalogs.get();
        Entry.Definition definition = catalog.workflows().get(run.workflow());
        if (definition == null || definition.version() != run.version()) {
          return false;
        }
        definitions.add(definition);
      }
    }
    return true;
  }

  private boolean carries(Key key) {
    for (Entry.Definition definition : definitions) {
      if (definition.version() == key.version && definition.workflow().equals(key.workflow)) {
        return true;
      }
    }
    return false;
  }

  private static int mayBecomeReady(Command command) {
    return switch (command) {
      case Command.AcceptMessage message -> READY_PER_COMMAND * message.runs().size();
      case Command.CompleteTask c -> READY_PER_COMMAND;
      case Command.FailTask f -> READY_PER_COMMAND;
      case Command.ReleaseTask r -> 1;
      case Command.Advance a -> 0;
      case Command.LoseWorkers l -> 0;
      case Command.CancelInstance c -> READY_PER_COMMAND;
      case Command.Configure c -> 0;
      case Command.RaiseLevel r -> 0;
    };
  }
}
