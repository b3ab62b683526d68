package io.distric.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.distric.dsl.ast.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class InstanceTableTest {

  private final EngineRig rig = new EngineRig();
  private final WorkflowPlan plan =
      PlanBuilder.build(FlowSketch.flow("f").build(), 1, rig.language());

  @Test
  void shouldBehaveLikeATableAndKeepItsCopies() {
    // given
    long seed = Long.getLong("distric.seed", System.nanoTime());
    System.out.println("InstanceTableTest seed " + seed);
    Random random = new Random(seed);
    InstanceTable table = new InstanceTable();
    TreeMap<UUID, InstanceState> model = new TreeMap<>();

    // when, then
    for (int i = 0; i < 50_000; i++) {
      UUID id = new UUID(0, random.nextInt(1000));
      if (random.nextInt(i < 25_000 ? 3 : 5) > 1) {
        table.remove(id.getMostSignificantBits(), id.getLeastSignificantBits());
        model.remove(id);
      } else {
        InstanceState state = state(id);
        table.put(state);
        model.put(id, state);
      }
      UUID any = new UUID(0, random.nextInt(1000));
      assertSame(
          model.get(any), table.get(any.getMostSignificantBits(), any.getLeastSignificantBits()));
      assertEquals(model.size(), table.size());
    }
    InstanceState[] copy = table.copy();
    List<UUID> ids = new ArrayList<>(model.keySet());
    ids.forEach(id -> table.remove(0, id.getLeastSignificantBits()));
    assertEquals(0, table.size());
    for (UUID id : ids) {
      assertSame(model.get(id), InstanceTable.find(copy, 0, id.getLeastSignificantBits()));
    }
    assertNull(InstanceTable.find(copy, 7, 7));
  }

  @Test
  void shouldGiveTimersInTheOrderOfTheirTimes() {
    // given
    long seed = Long.getLong("distric.seed", System.nanoTime());
    System.out.println("InstanceTableTest timers seed " + seed);
    Random random = new Random(seed);
    InstanceTable table = new InstanceTable();
    TimerHeap heap = new TimerHeap(table);
    TreeMap<UUID, InstanceState> model = new TreeMap<>();

    // when, then
    for (int i = 0; i < 20_000; i++) {
      UUID id = new UUID(0, random.nextInt(300));
      InstanceState known = model.get(id);
      if (known != null && random.nextInt(3) == 0) {
        table.remove(0, id.getLeastSignificantBits());
        heap.remove(known.header);
        model.remove(id);
      } else {
        InstanceState state = due(known, id, random);
        table.put(state);
        heap.set(state.header, state.due());
        model.put(id, state);
      }
      long next =
          model.values().stream().mapToLong(InstanceState::due).min().orElse(Long.MAX_VALUE);
      assertEquals(next, heap.next());
    }
  }

  private InstanceState state(UUID id) {
    return new InstanceState(
        header(id, Long.MAX_VALUE), InstanceState.Phase.MAIN, false, null, -1, 0, new TaskState[0]);
  }

  /** The same instance with a task that is due at another time, or at none. */
  private InstanceState due(InstanceState known, UUID id, Random random) {
    InstanceHeader header = known == null ? header(id, random.nextInt(5000)) : known.header;
    TaskState.Stage stage =
        random.nextBoolean() ? TaskState.Stage.WAITING : TaskState.Stage.COMPLETED;
    TaskState task =
        new TaskState(stage, 1, 0, 0, 0, 0, random.nextInt(5000), null, 0, 0, null, null);
    InstanceState.Phase phase =
        random.nextBoolean() ? InstanceState.Phase.MAIN : InstanceState.Phase.ON_FAILURE;
    return new InstanceState(header, phase, false, null, -1, 0, new TaskState[] {task});
  }

  private InstanceHeader header(UUID id, long deadline) {
    return new InstanceHeader(
        id, 0, plan, "m", "r", new byte[0], null, Options.NONE, null, 0, 0, deadline);
  }
}
