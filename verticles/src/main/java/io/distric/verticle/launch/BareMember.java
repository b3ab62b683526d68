package io.distric.verticle.launch;

import io.distric.config.NodeConfig;
import io.distric.membership.KeyRing;
import io.distric.membership.MemberNews;
import io.distric.protocol.JsonText;
import io.distric.verticle.cli.MemberPlan;
import io.distric.verticle.cli.RunningMember;
import io.distric.verticle.gossip.Figure;
import io.distric.verticle.gossip.Figures;
import io.distric.verticle.gossip.GossipParts;
import io.distric.verticle.gossip.MemberEventJson;
import io.distric.verticle.gossip.MemberLog;
import io.distric.verticle.gossip.MemberMemory;
import io.distric.verticle.gossip.PacketFilter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** A member that only gossips, and tells what it hears line by line. Thread-safe. */
final class BareMember implements RunningMember {

  private static final int MADE_UP_CHARS = 8;

  private final OpenParts parts = new OpenParts();
  private final AtomicBoolean stopping = new AtomicBoolean();
  private final CompletableFuture<Void> stopped = new CompletableFuture<>();
  private final MemberLog log = new MemberLog();
  private final EventLines lines;

  private BareMember(Consumer<String> reader) {
    lines = new EventLines(reader);
  }

  static BareMember start(NodeConfig config, MemberPlan plan, Consumer<String> reader)
      throws IOException, InterruptedException {
    BareMember member = new BareMember(reader);
    try {
      member.run(config, plan);
      return member;
    } catch (IOException | InterruptedException | RuntimeException failed) {
      member.stop();
      throw failed;
    }
  }

  @Override
  public void stop() {
    if (stopping.compareAndSet(false, true)) {
      parts.close();
      stopped.complete(null);
    }
    stopped.join();
  }

  @Override
  public void awaitStop() {
    stopped.join();
  }

  private void run(NodeConfig config, MemberPlan plan) throws IOException, InterruptedException {
    parts.add("events", lines::close);
    EventLoops loops = EventLoops.start(1);
    parts.add("event loops", loops::close);
    PacketFilter filter = PacketFilter.NONE;
    if (plan.faults().isPresent()) {
      FaultFile faults = new FaultFile(plan.faults().get());
      loops.vertx().setPeriodic(FaultFile.LOOK_MILLIS, turn -> faults.look());
      filter = faults;
    }
    String id = config.node().id();
    GossipParts.Who who =
        new GossipParts.Who(
            id.isEmpty() ? MemberEventJson.word(plan.role()) + "-" + madeUp() : id,
            Set.of(plan.role()),
            Map.of(),
            config.node().zone(),
            0,
            Version.text());
    GossipMember member =
        GossipMember.open(
            loops,
            config.gossip(),
            config.ports().gossip(),
            who,
            new GossipMember.Surroundings(
                filter,
                MemberMemory.NONE,
                new SimpleMeterRegistry(),
                this::tell,
                this::tell,
                () -> 0,
                Optional::empty));
    parts.add("gossip", member::close);
    started(who, member);
    if (!plan.stats().isZero()) {
      loops.vertx().setPeriodic(plan.stats().toMillis(), turn -> tell(member.snapshot().figures()));
    }
  }

  private void started(GossipParts.Who who, GossipMember member) {
    JsonText out = line(System.currentTimeMillis(), "member.started");
    out.name("node_id").text(who.id());
    out.name("gossip").text(member.address().toString());
    out.name("pid").number(ProcessHandle.current().pid());
    out.name("version").text(who.version());
    lines.add(out.endObject());
  }

  private void tell(MemberNews news) {
    log.accept(news);
    JsonText out = line(news.at(), MemberEventJson.type(news.event()));
    MemberEventJson.fields(out, news.event());
    lines.add(out.endObject());
  }

  private void tell(KeyRing ring) {
    JsonText out = line(System.currentTimeMillis(), "keys.changed");
    lines.add(out.name("keys").texts(ring.names()).endObject());
  }

  private void tell(Figures figures) {
    JsonText out = line(System.currentTimeMillis(), "stats");
    for (Figure figure : Figure.values()) {
      out.name(figure.word()).number(figures.get(figure));
    }
    lines.add(out.endObject());
  }

  private static JsonText line(long at, String event) {
    return new JsonText(256).object().name("time").time(at).name("event").text(event);
  }

  private static String madeUp() {
    return UUID.randomUUID().toString().substring(0, MADE_UP_CHARS);
  }
}
