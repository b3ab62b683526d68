package io.distric.workflow;

import static io.distric.workflow.EngineRig.refusal;
import static io.distric.workflow.FlowSketch.flow;
import static io.distric.workflow.TaskSketch.task;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.dsl.ast.Options;
import io.distric.protocol.Command;
import io.distric.protocol.EngineLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class DedupTest {

  private final EngineRig rig = new EngineRig(flow("f", task("a")));

  @Test
  void shouldGiveTheFirstReceiptAgain() {
    // given
    Command message = EngineRig.message("m", "f", "{}", Options.NONE);
    Applied first = rig.apply(new Command.Advance(), message);

    // when
    Applied again = rig.apply(message, message);

    // then
    Outcome.Accepted receipt = (Outcome.Accepted) first.outcomes().get(1);
    Outcome.Accepted expected =
        new Outcome.Accepted(1, List.of("rule"), receipt.instances(), 1, 0, true);
    assertFalse(receipt.duplicate());
    assertEquals(List.of(expected, expected), again.outcomes());
    assertEquals(List.of(), again.events());
    assertEquals(1, rig.engine.openInstances());
  }

  @Test
  void shouldRefuseTheSameKeyWithAnotherBody() {
    // given
    rig.apply(EngineRig.message("m", "f", "{}", Options.NONE));
    Command.AcceptMessage same = EngineRig.message("m", "f", "{}", Options.NONE);
    Command other =
        new Command.AcceptMessage(
            same.client(),
            "m",
            12345,
            null,
            null,
            0,
            1,
            List.of(),
            same.payload(),
            List.of(),
            List.of());
    Command otherClient =
        new Command.AcceptMessage(
            "elsewhere",
            "m",
            12345,
            null,
            null,
            0,
            1,
            List.of(),
            same.payload(),
            List.of(),
            List.of());

    // when
    Applied reused = rig.apply(other);
    Applied elsewhere = rig.apply(otherClient);

    // then
    assertEquals(Outcome.Reason.KEY_REUSED, refusal(reused));
    assertTrue(elsewhere.outcomes().getFirst() instanceof Outcome.Accepted);
  }

  @Test
  void shouldForgetAKeyAfterTheWindow() {
    // given
    rig.apply(new Command.Configure(new EngineLimits(7000, 5, 1, 10, 60_000, 1 << 20, 1, 10)));
    Command message = EngineRig.message("m", "f", "{}", Options.NONE);
    rig.apply(message);

    // when
    rig.advance(60_000);
    boolean known = ((Outcome.Accepted) rig.apply(message).outcomes().getFirst()).duplicate();
    rig.advance(1);
    boolean later = ((Outcome.Accepted) rig.apply(message).outcomes().getFirst()).duplicate();

    // then
    assertTrue(known);
    assertFalse(later);
    assertEquals(rig.now, rig.engine.dedupOldest());
  }

  @Test
  void shouldForgetTheOldestBeyondTheBudget() {
    // given
    DedupWindow window = new DedupWindow();
    window.salt(42);

    // when
    for (int i = 0; i < 20_000; i++) {
      window.add(dedupRecord("client", "message-" + i, i));
      window.trim(i, Long.MAX_VALUE / 2, 1 << 20);
    }

    // then
    assertTrue(window.bytes() <= 1 << 20);
    assertTrue(window.keys() > 5000);
    int oldest = 20_000 - window.keys();
    assertEquals(oldest, window.oldest());
    assertNull(window.find("client", "message-" + (oldest - 1)));
    for (int i = oldest; i < 20_000; i++) {
      assertEquals(i, window.find("client", "message-" + i).bodyHash());
    }
  }

  @Test
  void shouldBehaveLikeATable() {
    // given
    long seed = Long.getLong("distric.seed", System.nanoTime());
    System.out.println("DedupTest seed " + seed);
    Random random = new Random(seed);
    DedupWindow window = new DedupWindow();
    window.salt(random.nextLong());
    TreeMap<Integer, Long> model = new TreeMap<>();
    List<Integer> order = new ArrayList<>();
    long budget = 200_000;

    // when, then
    for (int i = 0; i < 30_000; i++) {
      int key = random.nextInt(5000);
      DedupRecord found = window.find("c" + key % 3, "id-ü-" + key);
      assertEquals(model.get(key), found == null ? null : Long.valueOf(found.bodyHash()));
      if (found == null) {
        window.add(dedupRecord("c" + key % 3, "id-ü-" + key, i));
        model.put(key, (long) i);
        order.add(key);
      }
      window.trim(i, 4000, budget);
      while (order.size() > window.keys()) {
        model.remove(order.removeFirst());
      }
      if (random.nextInt(5000) == 0) {
        window.trim(i, -1, 0);
        assertEquals(0, window.keys());
        assertEquals(0, window.bytes());
        model.clear();
        order.clear();
      }
    }
    assertEquals(order.size(), window.packed().size());
  }

  @Test
  void shouldKeepRecordsLongerThanAChunk() {
    // given
    DedupWindow window = new DedupWindow();
    String rule = "r".repeat(1 << DedupLog.CHUNK_BITS);
    Outcome.Accepted receipt =
        new Outcome.Accepted(1, List.of(rule), List.of(new UUID(1, 2)), 3, 4, false);

    // when
    for (int i = 0; i < 4; i++) {
      window.add(new DedupRecord("c", "long-" + i, i, i, receipt));
      window.add(dedupRecord("c", "short-" + i, i));
    }

    // then
    for (int i = 0; i < 4; i++) {
      assertEquals(List.of(rule), window.find("c", "long-" + i).receipt().matched());
      assertNotNull(window.find("c", "short-" + i));
    }
    window.trim(4, 1, Long.MAX_VALUE);
    assertEquals(2, window.keys());
    assertNull(window.find("c", "long-2"));
    assertNotNull(window.find("c", "short-3"));
  }

  private static DedupRecord dedupRecord(String client, String id, long number) {
    return new DedupRecord(
        client,
        id,
        number,
        number,
        new Outcome.Accepted(7, List.of("rule"), List.of(new UUID(number, 0)), number, 1, false));
  }
}
