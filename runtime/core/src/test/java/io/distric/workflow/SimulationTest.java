package io.distric.workflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.dsl.ast.Options;
import io.distric.protocol.Assignment;
import io.distric.protocol.Command;
import io.distric.protocol.Entry;
import io.distric.protocol.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;

/** Random workflows under random workers, in virtual time. */
final class SimulationTest {

  private static final int FLOWS = 12;
  private static final int ENTRIES = 400;
  private static final int ENTRIES_TO_END_MAX = 20_000;

  private final long seed = Long.getLong("distric.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final Ledger ledger = new Ledger();
  private final List<Entry.Definition> definitions = new ArrayList<>();
  private final EngineRig rig = new EngineRig(flows());
  private final List<Assignment> past = new ArrayList<>();
  private int messages;

  @RepeatedTest(20)
  void shouldEndEveryInstanceAndReachTheSameStateByEveryWay() {
    // given
    System.out.println("SimulationTest seed " + seed);
    for (String id : rig.workflows.keySet()) {
      definitions.add(new Entry.Definition(id, 1, EngineRig.bytes("{}")));
    }
    int middle = random.nextInt(ENTRIES);
    PartitionEngine fromMiddle = rig.newEngine();

    // when
    for (int i = 0; i < ENTRIES; i++) {
      step(true);
      if (i == middle) {
        fromMiddle = rig.restored();
      }
      checkGauges();
    }
    endAll();

    // then
    assertEquals(0, ledger.open());
    assertEquals(0, rig.engine.openInstances());
    assertEquals(0, rig.engine.readyTasks());
    assertEquals(Long.MAX_VALUE, rig.engine.nextTimer());
    assertTrue(ledger.instances > 100);
    assertTrue(ledger.outcomes.containsKey(Status.COMPLETED), ledger.outcomes::toString);
    assertTrue(ledger.outcomes.containsKey(Status.FAILED), ledger.outcomes::toString);
    byte[] whole = EngineRig.snapshot(rig.engine);
    PartitionEngine replayed = rig.replayed();
    assertArrayEquals(whole, EngineRig.snapshot(replayed));
    rig.applyRest(fromMiddle, middle + 1);
    assertArrayEquals(whole, EngineRig.snapshot(fromMiddle));
  }

  private FlowSketch[] flows() {
    FlowSketch[] flows = new FlowSketch[FLOWS];
    for (int i = 0; i < FLOWS; i++) {
      flows[i] = RandomFlows.next(random, "flow-" + i);
    }
    return flows;
  }

  /** An entry with anything in it. */
  private void step(boolean withMessages) {
    rig.now += random.nextInt(4) == 0 ? random.nextInt(3000) : random.nextInt(20) - 5;
    List<Command> commands = new ArrayList<>();
    for (int i = random.nextInt(6); withMessages && i > 0; i--) {
      commands.add(message());
    }
    for (Assignment assignment : List.copyOf(ledger.running.values())) {
      if (random.nextInt(3) == 0) {
        report(commands, assignment);
      }
    }
    if (!past.isEmpty() && random.nextInt(3) == 0) {
      Assignment old = past.get(random.nextInt(past.size()));
      commands.add(EngineRig.completion(old, "{\"n\":9}"));
    }
    if (random.nextInt(15) == 0) {
      commands.add(new Command.LoseWorkers(List.of("s" + random.nextInt(3))));
    }
    if (random.nextInt(25) == 0 && !ledger.running.isEmpty()) {
      Assignment any = ledger.running.values().iterator().next();
      commands.add(new Command.CancelInstance(any.instance(), "chance"));
    }
    if (rig.engine.nextTimer() <= rig.now || random.nextInt(10) == 0) {
      commands.add(random.nextInt(commands.size() + 1), new Command.Advance());
    }
    apply(commands);
  }

  private Command message() {
    int number = random.nextInt(20) == 0 ? random.nextInt(messages + 1) : messages++;
    String workflow = "flow-" + number % FLOWS;
    String input = "{\"n\":" + number % 3 + "}";
    return EngineRig.message("m-" + number, workflow, input, Options.NONE);
  }

  private void report(List<Command> commands, Assignment assignment) {
    past.add(assignment);
    switch (random.nextInt(8)) {
      case 0 ->
          commands.add(
              new Command.FailTask(
                  assignment.task(), assignment.attempt(), "broken", "by chance", true));
      case 1 ->
          commands.add(
              new Command.FailTask(
                  assignment.task(), assignment.attempt(), "refused", "by chance", false));
      case 2 -> commands.add(new Command.ReleaseTask(assignment.task(), assignment.attempt()));
      case 3 -> {} // Silence: the attempt times out.
      case 4 -> {
        commands.add(EngineRig.completion(assignment, "{\"n\":1}"));
        commands.add(EngineRig.completion(assignment, "{\"n\":2}"));
      }
      default ->
          commands.add(EngineRig.completion(assignment, "{\"n\":" + random.nextInt(3) + "}"));
    }
  }

  private void apply(List<Command> commands) {
    List<Entry.Ticket> tickets = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      int worker = random.nextInt(3);
      List<String> types =
          random.nextBoolean() ? List.of() : List.of("type-" + random.nextInt(3), "core.undo");
      tickets.add(new Entry.Ticket("w" + worker, "s" + worker, types, random.nextInt(6)));
    }
    Entry entry = new Entry(rig.now, random.nextLong(), tickets, definitions, commands);
    ledger.read(entry, rig.apply(entry));
  }

  private void endAll() {
    int entries = 0;
    while (rig.engine.openInstances() > 0) {
      rig.now = Math.max(rig.now, Math.min(rig.engine.nextTimer(), rig.now + 5000));
      step(false);
      assertTrue(++entries < ENTRIES_TO_END_MAX, "instances do not end");
    }
  }

  private void checkGauges() {
    EngineGauges gauges = rig.engine.gauges();
    assertEquals(ledger.open(), gauges.openInstances());
    assertEquals(ledger.running.size(), gauges.runningTasks());
    assertTrue(gauges.readyTasks() >= 0);
  }
}
